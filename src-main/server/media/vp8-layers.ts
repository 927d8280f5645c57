import type { MediaJson } from '../ports/index.ts';
import { entriesOf } from './rtp-guard.ts';

/**
 * Takes the temporal layers out of the description of a single VP8 stream; everything else stays as it is. The stream is
 * forwarded whole then. As a scalable stream of one spatial layer mediasoup (3.27) throws its whole pictures away until a frame
 * of the highest temporal layer may be switched to: viewers wait for seconds, and now and then for ever.
 */
export const withoutLoneVp8Layers = (rtpParameters: MediaJson): MediaJson => {
  const encodings = entriesOf(rtpParameters['encodings']);
  const [encoding] = encodings;
  if (!encoding || encodings.length > 1 || !isVp8(rtpParameters, encoding['codecPayloadType'])) return rtpParameters;
  return { ...rtpParameters, encodings: [{ ...encoding, scalabilityMode: undefined }] };
};

const isVp8 = (rtpParameters: MediaJson, chosenPayloadType: unknown): boolean => {
  const codecs = entriesOf(rtpParameters['codecs']);
  const codec = codecs.find(({ payloadType }) => payloadType === chosenPayloadType) ?? codecs[0];
  return String(codec?.['mimeType']).toLowerCase() === 'video/vp8';
};
