import { ortc } from 'mediasoup';
import type { RouterRtpCodecCapability } from 'mediasoup/types';
import { type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MediaJson } from '../ports/index.ts';
import { errorText } from './outcomes.ts';

/** Codecs that a router was or can be made with. */
export type RoomCodecs = readonly RouterRtpCodecCapability[];

const video = (mimeType: string, parameters: Record<string, string | number> = {}): RouterRtpCodecCapability => ({
  kind: 'video',
  mimeType,
  clockRate: 90_000,
  parameters,
});

const h264 = (profileLevelId: string): RouterRtpCodecCapability =>
  video('video/H264', {
    'packetization-mode': 1,
    'profile-level-id': profileLevelId,
    'level-asymmetry-allowed': 1,
  });

/** What every call speaks unless told otherwise; clients prefer the first that they can send. */
const DEFAULT_CODECS: RoomCodecs = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  video('video/VP8'),
  video('video/VP9', { 'profile-id': 0 }),
  // Constrained baseline, which every phone has in hardware, and main.
  h264('42e01f'),
  h264('4d0032'),
  video('video/AV1'),
];

/** The codecs of a new room: exactly the wished ones, or the default. INVALID_INPUT says which codec is wrong and why. */
export const chooseCodecs = (wished: readonly MediaJson[] | undefined): Outcome<RoomCodecs> => {
  if (!wished) return ok(DEFAULT_CODECS);
  if (wished.length === 0) return fail('INVALID_INPUT', 'At least one codec is needed.');
  // A copy, because the check fills in what is missing. What passed it has the type.
  const codecs = structuredClone(wished) as RouterRtpCodecCapability[];
  try {
    ortc.generateRouterRtpCapabilities(codecs);
    return ok(codecs);
  } catch (error) {
    return fail('INVALID_INPUT', `These codecs cannot be used: ${errorText(error)}.`);
  }
};
