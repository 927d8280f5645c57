/**
 * Hosting on this computer, in the desktop app alone. A light door: the cards are loaded with the screens that show them.
 * Owns: starting and stopping the own server, its address, who is there, its log. May import: platform, ui.
 */
export { createHostingModel, type HostingModel } from './model/hosting-model.ts';
