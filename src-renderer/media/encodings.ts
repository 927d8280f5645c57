import type { types } from 'mediasoup-client';
import type { TrackSource } from './media-path.ts';

/** How one kind of source is encoded for the SFU. */
export interface EncodingProfile {
  readonly encodings?: types.RtpEncodingParameters[];
  readonly codecOptions: types.ProducerCodecOptions;
}

/** Shown widths up to which the small and the middle picture of a camera are enough, in pixels. */
const LAYER_WIDTHS = [360, 720];

const microphone: EncodingProfile = {
  encodings: [{ maxBitrate: 48_000, networkPriority: 'high', priority: 'high' }],
  codecOptions: { opusStereo: false, opusFec: true, opusDtx: true, opusNack: true },
};

/** Three pictures of one camera, so that the SFU can give everybody the size that fits. */
const camera: EncodingProfile = {
  encodings: [
    { scaleResolutionDownBy: 4, maxBitrate: 160_000, scalabilityMode: 'L1T3' },
    { scaleResolutionDownBy: 2, maxBitrate: 550_000, scalabilityMode: 'L1T3' },
    { scaleResolutionDownBy: 1, maxBitrate: 1_800_000, scalabilityMode: 'L1T3' },
  ],
  codecOptions: { videoGoogleStartBitrate: 1000 },
};

/** One picture, sharp before smooth. */
const screen: EncodingProfile = {
  encodings: [{ maxBitrate: 4_000_000, maxFramerate: 30 }],
  codecOptions: { videoGoogleStartBitrate: 1500 },
};

const screenAudio: EncodingProfile = {
  encodings: [{ maxBitrate: 128_000 }],
  codecOptions: { opusStereo: true, opusFec: true, opusDtx: false, opusNack: true },
};

/** How each source is sent to the SFU. */
export const encodingProfiles: Readonly<Record<TrackSource, EncodingProfile>> = {
  microphone,
  camera,
  screen,
  'screen-audio': screenAudio,
};

/** Upper bounds for peer-to-peer, where one encoding serves one other person, in bits per second. */
export const peerBitrates: Readonly<Record<TrackSource, number>> = {
  microphone: 48_000,
  camera: 2_500_000,
  screen: 4_000_000,
  'screen-audio': 128_000,
};

/** The smallest of a camera's pictures that still looks sharp at this width: 0, 1 or 2. */
export const layerFor = (widthPx: number): number => LAYER_WIDTHS.filter((bound) => widthPx > bound).length;
