/**
 * The administration of a server: figures, accounts, calls, logs, mails, the server itself. A light door: the screen is loaded on its own.
 * Owns: what administrators and moderators see and do. May import: client, platform, ui, who is signed in.
 */
export { sectionOf } from './model/sections.ts';
