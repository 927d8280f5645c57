/**
 * The operator's control center: sessions, and the wall by which one of them is watched and steered.
 * Owns: who is there and how well they are connected, commands, links, videos, the log. May import: client, media, platform, ui, other
 * features' index. A light door: the screens are fetched with their routes.
 */
export type { ControlRoom } from './model/control-view.ts';
