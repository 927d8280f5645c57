import { z } from 'zod';
import { event, operation } from './define.ts';
import { callId, timestamp, videoFileId } from './models.contract.ts';

const CALL = '65abc789def012345678901a';
const FILE = '65abc333def444555666777a';
const PARTICIPANT = '65abc111def222333444555a';
const UPLOADED_AT = 1_760_000_000_000;

/** A video that everybody in a call can watch. Whoever has the `key` may play it: players cannot send a token. */
export const videoFile = z.object({
  id: videoFileId,
  callId,
  filename: z.string(),
  /** As found in its content, such as `video/mp4`. */
  mime: z.string(),
  size: z.number().int(),
  /** 0 when the file does not say. */
  durationMs: z.number().int().min(0),
  /** Absent for one that an operator shared. */
  uploadedBy: z.string().optional(),
  uploadedAt: timestamp,
  key: z.string(),
});

/**
 * The shared player. While it plays, its position is `positionMs` plus what has passed on the server's clock since `at`;
 * a known length ends it.
 */
export const playback = z.object({
  fileId: videoFileId,
  isPlaying: z.boolean(),
  positionMs: z.number().min(0),
  at: timestamp,
});

/** The bytes of a file. */
export interface FileContent {
  readonly size: number;
  /** Reads from `start` up to and including `end`. */
  read(range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
}

/** Bytes as they come in. Nothing is read before the asker was found to be allowed. */
export type IncomingBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const inCall = z.object({ callId });
const sample = {
  id: FILE,
  callId: CALL,
  filename: 'briefing.mp4',
  mime: 'video/mp4',
  size: 1_048_576,
  durationMs: 90_000,
  uploadedBy: PARTICIPANT,
  uploadedAt: UPLOADED_AT,
  key: '9f86d081884c7d659a2feaa0c55ad015',
};

export const videoFileOperations = {
  'videoFile.add': operation({
    input: inCall.extend({ filename: z.string(), content: z.custom<IncomingBytes>() }),
    output: z.object({ file: videoFile }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'FORBIDDEN', 'FILE_TOO_LARGE', 'FILE_TYPE_UNSUPPORTED', 'STORAGE_FULL'],
    permission: 'steering',
    doc: 'Takes a video in as it comes and shares it with everybody in the call. For those in it, its operators, its maker and administrators.',
    example: { callId: CALL, filename: 'briefing.mp4', content: [] },
  }),
  'videoFile.list': operation({
    input: inCall,
    output: z.object({ files: z.array(videoFile) }),
    errors: ['CALL_NOT_FOUND', 'FORBIDDEN'],
    permission: 'steering',
    doc: 'Lists the videos of a call in order of coming.',
    example: { callId: CALL },
  }),
  'videoFile.open': operation({
    input: inCall.extend({ fileId: videoFileId, key: z.string() }),
    output: z.object({ file: videoFile, content: z.custom<FileContent>() }),
    errors: ['FILE_NOT_FOUND'],
    permission: 'anyone',
    doc: 'Gives the bytes of a video to whoever has its key.',
    example: { callId: CALL, fileId: FILE, key: sample.key },
  }),
  'playback.control': operation({
    input: inCall.extend({
      fileId: videoFileId,
      action: z.enum(['play', 'pause', 'seek', 'stop']),
      positionMs: z.number().min(0).optional(),
    }),
    output: z.object({ playback: playback.optional() }),
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'FORBIDDEN', 'FILE_NOT_FOUND', 'INVALID_INPUT'],
    permission: 'steering',
    serialBy: 'callId',
    doc: 'Plays, pauses or moves a video for everybody at once, or puts it away. Operators, maker and administrators.',
    example: { callId: CALL, fileId: FILE, action: 'seek', positionMs: 30_000 },
  }),
} as const;

export const videoFileEvents = {
  'videoFile.shared': event({
    payload: z.object({ callId, file: videoFile }),
    audience: 'participants',
    doc: 'A video can be watched now.',
    example: { callId: CALL, file: sample },
  }),
  'playback.changed': event({
    payload: z.object({ callId, playback: playback.optional(), durationMs: z.number().int() }),
    audience: 'participants',
    doc: 'The shared player plays, stands or was moved; without `playback` it was put away.',
    example: {
      callId: CALL,
      durationMs: 90_000,
      playback: { fileId: FILE, isPlaying: true, positionMs: 30_000, at: UPLOADED_AT },
    },
  }),
} as const;

export type VideoFile = z.infer<typeof videoFile>;
export type Playback = z.infer<typeof playback>;
