import { z } from 'zod';
import type { PublishedLimit } from '../entry.ts';

/** ISO 8601 in UTC with milliseconds. */
export const isoDate = z.iso.datetime();
/** The document leaves the form of ids open. */
export const anyId = z.string().min(1).max(128);
/** A name for people to read; an empty one is none. */
export const displayName = z.string().trim().max(200);
export const quality = z.enum(['excellent', 'good', 'fair', 'poor']);
const status = z.enum(['active', 'ended']);
/** Milliseconds since 1970 on the server's clock. */
export const clockTime = z.number().int();

/** `muted_by_operator` is an addition; it is absent where it is not known. */
export const participantInfo = z.object({
  participant_id: anyId,
  name: z.string().optional(),
  joined_at: isoDate,
  is_muted: z.boolean(),
  is_camera_on: z.boolean(),
  is_screen_sharing: z.boolean(),
  connection_quality: quality,
  muted_by_operator: z.boolean().optional(),
});

/** Somebody who would like to come in and has to be let in. */
export const waiter = z.object({ participant_id: anyId, name: z.string().optional(), requested_at: isoDate });

/** `ended_at`, `locked`, `operators` and `waiting` are additions. */
export const session = z.object({
  session_id: anyId,
  name: z.string().optional(),
  created_at: isoDate,
  status,
  participants: z.array(participantInfo),
  ended_at: isoDate.optional(),
  locked: z.boolean(),
  operators: z.number().int(),
  waiting: z.array(waiter),
});

export const screenShare = z.object({
  share_id: anyId,
  participant_id: anyId,
  participant_name: z.string().optional(),
  started_at: isoDate,
  stream_url: z.string(),
});

/** `duration` in seconds, 0 when the file does not say; `url` needs no token. */
export const videoFile = z.object({
  file_id: anyId,
  filename: z.string(),
  uploaded_by: anyId,
  uploaded_at: isoDate,
  size: z.number().int(),
  duration: z.number(),
  url: z.string(),
});

/** While it plays, its place is `position` (seconds) plus what has passed on the server's clock since `at`. */
export const playback = z.object({
  file_id: anyId,
  is_playing: z.boolean(),
  position: z.number(),
  at: clockTime,
});

/** What the media server measured on one direction of a link. */
const linkFigures = z.object({
  loss_percent: z.number().optional(),
  round_trip_ms: z.number().optional(),
  jitter_ms: z.number().optional(),
  bitrate: z.number().int(),
  score: z.number().int().optional(),
  layers: z.number().int().optional(),
  frames_per_second: z.number().optional(),
});

export const link = z.object({
  participant_id: anyId,
  connection_quality: quality,
  uplink: linkFigures.optional(),
  downlink: linkFigures.optional(),
  reports_frames: z.boolean().optional(),
});

export const invitation = z.object({
  invitation_id: anyId,
  name: z.string().optional(),
  created_at: isoDate,
  expires_at: isoDate,
  max_uses: z.number().int().optional(),
  uses: z.number().int(),
  revoked_at: isoDate.optional(),
});

/** A stream that can be received; `producer_id` is what `receive_stream` asks for. */
export const stream = z.object({
  producer_id: z.string(),
  participant_id: anyId.optional(),
  kind: z.enum(['audio', 'video']),
  source: z.enum(['microphone', 'camera', 'screen', 'screen-audio']),
  paused: z.boolean(),
});

/** A helper by which a browser finds its way to the media server. */
export const iceServer = z.object({
  urls: z.string(),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/** What can stand in the log of a session. */
export const logType = z.enum([
  'session_created',
  'participant_joined',
  'participant_lost',
  'participant_returned',
  'participant_left',
  'participant_removed',
  'admission_requested',
  'admission_refused',
  'admission_withdrawn',
  'participant_muted',
  'participant_unmuted',
  'camera_on',
  'camera_off',
  'mute_gate_closed',
  'mute_gate_opened',
  'unmute_requested',
  'connection_quality_changed',
  'screen_share_started',
  'screen_share_stopped',
  'video_file_shared',
  'playback_changed',
  'operators_changed',
  'session_locked',
  'session_unlocked',
  'invitation_made',
  'invitation_used',
  'invitation_withdrawn',
  'media_path_changed',
  'media_server_changed',
  'session_ended',
]);

/**
 * One line of the log; `number` counts from 1 in each session. `actor_name` is who did it to the session or to others, where somebody
 * did. `details` is flat, so that it fits into a table.
 */
export const logEntry = z.object({
  number: z.number().int(),
  timestamp: isoDate,
  type: logType,
  participant_id: anyId.optional(),
  participant_name: z.string().optional(),
  actor_name: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** mediasoup's own structures pass through unread. */
export const opaque = z.record(z.string(), z.unknown());
export const router = z.object({ router_id: z.string(), rtp_capabilities: opaque });

/** Seconds until a token is worth nothing; a day unless told otherwise. */
export const lifeSeconds = z
  .number()
  .int()
  .min(1)
  .max(30 * 86_400);

/** As published; commands over REST and over sockets are counted together. */
export const limits = {
  creation: { name: 'session creation', points: 10, seconds: 60, per: 'address' },
  tokens: { name: 'session tokens', points: 100, seconds: 60, per: 'session_id' },
  commands: { name: 'session commands', points: 60, seconds: 60, per: 'session_id' },
} as const satisfies Record<string, PublishedLimit>;

/** Values that examples are made of. */
export const sample = {
  session: '65abc789def012345678901a',
  participant: '65abc111def222333444555a',
  file: '65abc333def444555666777a',
  invitation: '65abc999def888777666555a',
  date: '2025-01-15T10:30:00.000Z',
  time: 1_736_937_000_000,
} as const;

export const sampleParticipant = {
  participant_id: sample.participant,
  name: 'Ada',
  joined_at: sample.date,
  is_muted: false,
  is_camera_on: true,
  is_screen_sharing: false,
  connection_quality: 'good',
} as const;

export const sampleShare = {
  share_id: `${sample.participant}-${sample.time}`,
  participant_id: sample.participant,
  participant_name: 'Ada',
  started_at: sample.date,
  stream_url: '0f5cbe9d-1a0c-4a3a-8f0f-9a3d3e6f7c11',
} as const;

export const sampleFile = {
  file_id: sample.file,
  filename: 'briefing.mp4',
  uploaded_by: 'control-center',
  uploaded_at: sample.date,
  size: 1_048_576,
  duration: 90.5,
  url: `https://beckon.example/files/${sample.session}/${sample.file}/9f86d081884c7d659a2feaa0c55ad015`,
} as const;

export const samplePlayback = { file_id: sample.file, is_playing: true, position: 30.5, at: sample.time } as const;

export const sampleSession: z.input<typeof session> = {
  session_id: sample.session,
  name: 'Ward round',
  created_at: sample.date,
  status: 'active',
  participants: [sampleParticipant],
  locked: false,
  operators: 1,
  waiting: [],
};

export const sampleWaiter = { participant_id: sample.participant, name: 'Ben', requested_at: sample.date } as const;

export const sampleInvitation = {
  invitation_id: sample.invitation,
  name: 'Ada',
  created_at: sample.date,
  expires_at: '2025-01-16T10:30:00.000Z',
  max_uses: 1,
  uses: 0,
} as const;

export const sampleStream = {
  producer_id: '0f5cbe9d-1a0c-4a3a-8f0f-9a3d3e6f7c11',
  participant_id: sample.participant,
  kind: 'video',
  source: 'camera',
  paused: false,
} as const;

export const sampleLogEntry = {
  number: 4,
  timestamp: sample.date,
  type: 'connection_quality_changed',
  participant_id: sample.participant,
  participant_name: 'Ada',
  details: { quality: 'poor', previous: 'good' },
} as const;
