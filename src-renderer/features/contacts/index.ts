/**
 * Whom one knows, and who is there. Loaded with the screens that need it, never with the first page.
 * Owns: contacts, presence, the search for people. May import: client, platform, ui.
 */
export { createContactList } from './model/contact-list.ts';
export { inOrder, matching, nameOf } from './model/contact-order.ts';
