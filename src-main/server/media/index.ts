/**
 * The SFU: mediasoup behind the media port.
 * Owns: worker processes, routers, transports, producers, consumers, sound levels. May import: mediasoup, ports, src-shared.
 */
export { openMedia } from './open-media.ts';
export type { MediaOptions } from './open-media.ts';
