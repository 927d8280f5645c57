import { z } from 'zod';
import { outbound, request } from '../entry.ts';
import { isoDate, objectId, sample } from './wire.ts';

const FILE = '65abc333def444555666777a';

/** A video that everybody can watch; `url` is on this server and needs no token. */
const videoFile = z.object({
  fileId: objectId,
  filename: z.string(),
  mimeType: z.string(),
  size: z.number().int(),
  /** Seconds; 0 when the file does not say. */
  duration: z.number(),
  uploadedAt: isoDate,
  url: z.string(),
});

/** While it plays, the position is `positionMs` plus what has passed on the server's clock since `at`. */
const playback = z.object({
  fileId: objectId,
  isPlaying: z.boolean(),
  positionMs: z.number(),
  at: z.number().int(),
});

const sampleFile = {
  fileId: FILE,
  filename: 'briefing.mp4',
  mimeType: 'video/mp4',
  size: 1_048_576,
  duration: 90,
  uploadedAt: '2025-01-15T10:30:00.000Z',
  url: '/files/65abc789def012345678901a/65abc333def444555666777a/9f86d081884c7d659a2feaa0c55ad015',
};
const samplePlayback = { fileId: FILE, isPlaying: true, positionMs: 30_000, at: 1_760_000_000_000 };

/** What operators do to a call, and what everybody watches together. All of it are additions. */
export const steeringRequests = {
  stage: request({
    name: 'call:stage',
    payload: z.object({ callId: objectId }),
    reply: z.object({
      operators: z.number().int(),
      locked: z.boolean(),
      muteGateClosed: z.boolean(),
      files: z.array(videoFile),
      playback: playback.nullable(),
      serverTime: z.number().int(),
    }),
    summary: 'Reads what belongs to everybody in the call; for those who come late or come back.',
    addition: true,
    example: { callId: sample.call },
  }),
  clock: request({
    name: 'call:clock',
    payload: z.object({}),
    reply: z.object({ serverTime: z.number().int() }),
    summary: 'Reads the clock of the server, in milliseconds since 1970.',
    addition: true,
    example: {},
  }),
} as const;

export const steeringOutbounds = {
  operatorsChanged: outbound({
    name: 'call:operators',
    payload: z.object({ callId: objectId, operators: z.number().int() }),
    summary: 'So many operators watch this call now.',
    addition: true,
    example: { callId: sample.call, operators: 1 },
  }),
  locked: outbound({
    name: 'call:locked',
    payload: z.object({ callId: objectId, locked: z.boolean() }),
    summary: 'An operator locked or unlocked the call.',
    addition: true,
    example: { callId: sample.call, locked: true },
  }),
  muteGate: outbound({
    name: 'call:mute-gate',
    payload: z.object({ callId: objectId, participantId: objectId, closed: z.boolean() }),
    summary: 'An operator silenced your microphone: nobody hears it until the gate is open again.',
    addition: true,
    example: { callId: sample.call, participantId: sample.participant, closed: true },
  }),
  unmuteRequest: outbound({
    name: 'call:unmute-request',
    payload: z.object({ callId: objectId }),
    summary: 'An operator asks you to turn your microphone on.',
    addition: true,
    example: { callId: sample.call },
  }),
  videoFile: outbound({
    name: 'call:video-file',
    payload: z.object({ callId: objectId, file: videoFile }),
    summary: 'A video can be watched.',
    addition: true,
    example: { callId: sample.call, file: sampleFile },
  }),
  playback: outbound({
    name: 'call:playback',
    payload: z.object({ callId: objectId, playback: playback.nullable() }),
    summary: 'The shared player plays, stands, was moved, or was put away.',
    addition: true,
    example: { callId: sample.call, playback: samplePlayback },
  }),
} as const;
