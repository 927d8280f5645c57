/**
 * Choosing the server to speak to, in the desktop app alone. A light door: the screens are loaded on their own.
 * Owns: known and nearby servers, connecting, questions about keys. May import: platform, ui, the index of hosting.
 */
export { followKeyRefusal } from './model/key-refusal.ts';
export { createServersModel, type ServersModel } from './model/servers-model.ts';
