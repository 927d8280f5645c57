import type { TrackKind } from '#shared/contract/index.ts';
import type { MediaJson } from '../ports/index.ts';

/** The numbers in RTP parameters, by the list that they are in. All are unsigned integers of at most 32 bits. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  codecs: ['payloadType', 'clockRate', 'channels'],
  headerExtensions: ['id'],
  encodings: ['ssrc', 'codecPayloadType', 'maxBitrate'],
};
const LARGEST = 0xff_ff_ff_ff;

/**
 * Says what is wrong with RTP parameters in places that mediasoup does not check; undefined when they may go to it.
 * A wrong number there breaks off a half-written message to the worker, and after that no call on it can send another one.
 */
export const findRtpFault = (kind: TrackKind, rtpParameters: MediaJson): string | undefined => {
  for (const [list, fields] of Object.entries(NUMBERS)) {
    for (const entry of entriesOf(rtpParameters[list])) {
      const wrong = fields.find((field) => !isNumberOrAbsent(entry[field]));
      if (wrong) return `${list}: "${wrong}" must be a whole number`;
    }
  }
  for (const { rtx } of entriesOf(rtpParameters['encodings'])) {
    if (isRecord(rtx) && !isNumberOrAbsent(rtx['ssrc'])) return 'encodings: "rtx.ssrc" must be a whole number';
  }
  for (const { mimeType } of entriesOf(rtpParameters['codecs'])) {
    if (typeof mimeType === 'string' && !mimeType.toLowerCase().startsWith(`${kind}/`)) {
      return `there is a codec that is not for ${kind}`;
    }
  }
  return undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What is no list, or no object in it, is left to mediasoup, which refuses it. */
export const entriesOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const isNumberOrAbsent = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST);
