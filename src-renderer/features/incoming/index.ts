/** Being called. Owns: the ring in every page of the app. May import: client, platform, ui. */
export { createRingModel, ringsOf, type RingModel, type RingView } from './model/ring-model.ts';
