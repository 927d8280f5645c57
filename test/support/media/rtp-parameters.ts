import type { MediaJson } from '#server/ports/index.ts';

const MID = { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4 };
const AUDIO_LEVEL = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10 };
const RID = { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 5 };

let lastSsrc = 10_000;
const nextSsrc = (): number => (lastSsrc += 1);

/** What a browser sends for a microphone; each call is another stream. */
export const opusParameters = (ssrc: number = nextSsrc()): MediaJson => ({
  mid: `a${ssrc}`,
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48_000,
      channels: 2,
      parameters: { minptime: 10, useinbandfec: 1 },
      rtcpFeedback: [{ type: 'transport-cc' }],
    },
  ],
  headerExtensions: [MID, AUDIO_LEVEL],
  encodings: [{ ssrc, dtx: true }],
  rtcp: { cname: 'test' },
});

/** A video codec with its retransmission. */
const videoCodecs = (name: string): MediaJson[] => [
  {
    mimeType: `video/${name}`,
    payloadType: 96,
    clockRate: 90_000,
    rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
  },
  { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
];

/** One stream of a video codec, as for a screen. */
export const singleStreamParameters = (codec: string, scalabilityMode: string): MediaJson => ({
  mid: `s${nextSsrc()}`,
  codecs: videoCodecs(codec),
  headerExtensions: [MID],
  encodings: [{ ssrc: nextSsrc(), rtx: { ssrc: nextSsrc() }, scalabilityMode }],
  rtcp: { cname: 'test' },
});

/** What a browser sends for a camera: three simulcast layers of VP8, with retransmission. */
export const simulcastParameters = (): MediaJson => ({
  mid: `v${nextSsrc()}`,
  codecs: videoCodecs('VP8'),
  headerExtensions: [MID, RID],
  encodings: ['r0', 'r1', 'r2'].map((rid) => ({ rid, scalabilityMode: 'L1T3', maxBitrate: 500_000 })),
  rtcp: { cname: 'test' },
});

/** A device that plays opus only. */
export const audioOnlyCapabilities: MediaJson = {
  codecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2, preferredPayloadType: 100 }],
  headerExtensions: [],
};
