/**
 * Choosing what to share, in the desktop app alone; browsers have pickers of their own. A light door.
 * Owns: the picker of screens and windows. May import: platform, ui.
 */
export { createPickerModel, type PickerModel } from './model/picker-model.ts';
