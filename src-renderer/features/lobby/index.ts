/**
 * The way into a meeting.
 * Owns: the link's page, the lobby with its preview, devices, invite links. May import: client, media, platform, ui.
 */
export { codeOf, createInviteLinks, type InviteLinks } from './model/invite-links.ts';
export { createMediaChoice, startByChoice, type MediaChoice } from './model/media-choice.ts';
export { DeviceFields } from './parts/DeviceFields.tsx';
export { InsecureNotice } from './parts/InsecureNotice.tsx';
