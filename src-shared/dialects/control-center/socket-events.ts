import { z } from 'zod';
import { outbound } from '../entry.ts';
import {
  anyId,
  clockTime,
  iceServer,
  invitation,
  isoDate,
  link,
  logEntry,
  participantInfo,
  playback,
  quality,
  router,
  sample,
  sampleFile,
  sampleInvitation,
  sampleLogEntry,
  sampleParticipant,
  samplePlayback,
  sampleSession,
  sampleShare,
  sampleStream,
  sampleWaiter,
  screenShare,
  session,
  stream,
  videoFile,
  waiter,
} from './wire.ts';

const inSession = z.object({ session_id: anyId, timestamp: isoDate });
const ofOne = inSession.extend({ participant_id: anyId });
const at = { session_id: sample.session, timestamp: sample.date };
const one = { ...at, participant_id: sample.participant };
const shareOf = ofOne.extend({ share: screenShare });

/** The published events. Their payloads are ours: the document has only names. */
export const published = {
  joined: outbound({
    name: 'participant_joined',
    payload: ofOne.extend({ participant: participantInfo }),
    summary: 'Somebody connected, or came back.',
    example: { ...one, participant: sampleParticipant },
  }),
  left: outbound({
    name: 'participant_left',
    payload: ofOne.extend({ reason: z.enum(['left', 'removed', 'disconnected']) }),
    summary: 'Somebody disconnected. Whoever only lost the connection may come back.',
    example: { ...one, reason: 'left' },
  }),
  muted: outbound({
    name: 'participant_muted',
    payload: ofOne,
    summary: 'The others hear somebody no more, by whoever it was muted.',
    example: one,
  }),
  unmuted: outbound({
    name: 'participant_unmuted',
    payload: ofOne,
    summary: 'The others hear somebody again.',
    example: one,
  }),
  cameraToggled: outbound({
    name: 'camera_toggled',
    payload: ofOne.extend({ is_camera_on: z.boolean() }),
    summary: 'Somebody turned the camera on or off.',
    example: { ...one, is_camera_on: true },
  }),
  shareStarted: outbound({
    name: 'screen_share_started',
    payload: shareOf,
    summary: 'Somebody shares a screen. Told again with the same share_id when its stream_url has changed.',
    example: { ...one, share: sampleShare },
  }),
  shareStopped: outbound({
    name: 'screen_share_stopped',
    payload: shareOf,
    summary: 'A shared screen is gone.',
    example: { ...one, share: sampleShare },
  }),
  qualityChanged: outbound({
    name: 'connection_quality_changed',
    payload: ofOne.extend({ connection_quality: quality, previous_quality: quality }),
    summary: 'The connection of somebody became better or worse.',
    example: { ...one, connection_quality: 'poor', previous_quality: 'good' },
  }),
  videoFileShared: outbound({
    name: 'video_file_shared',
    payload: ofOne.extend({ file: videoFile }),
    summary: 'A video file can be watched.',
    example: { ...at, participant_id: 'control-center', file: sampleFile },
  }),
} as const;

/** Additions: what a control center needs besides, and what participants are told here. */
export const additions = {
  sessionState: outbound({
    name: 'session_state',
    payload: z.object({
      role: z.enum(['control', 'participant']),
      participant_id: anyId.optional(),
      session,
      screen_shares: z.array(screenShare),
      files: z.array(videoFile),
      playback: playback.nullable(),
      links: z.array(link),
      router: router.nullable(),
      server_time: clockTime,
      streams: z.array(stream),
      /** For operators only. */
      invitations: z.array(invitation).optional(),
      ice_servers: z.array(iceServer).optional(),
    }),
    summary:
      'Everything as it is now; told on each connection before anything else counts, and to whoever waited once let in.',
    addition: true,
    example: {
      role: 'control',
      session: sampleSession,
      screen_shares: [sampleShare],
      files: [sampleFile],
      playback: samplePlayback,
      links: [{ participant_id: sample.participant, connection_quality: 'good' }],
      router: null,
      server_time: sample.time,
      streams: [sampleStream],
      invitations: [sampleInvitation],
      ice_servers: [{ urls: 'stun:beckon.example:8787' }],
    },
  }),
  admissionPending: outbound({
    name: 'admission_pending',
    payload: z.object({ session_id: anyId, participant_id: anyId }),
    summary: 'You have to be let in first; `session_state` follows once you are.',
    addition: true,
    example: { session_id: sample.session, participant_id: sample.participant },
  }),
  admissionRequested: outbound({
    name: 'admission_requested',
    payload: ofOne.extend({ waiter }),
    summary: 'Somebody waits to be let in. `participant_joined` tells that they were.',
    addition: true,
    example: { ...one, waiter: sampleWaiter },
  }),
  admissionClosed: outbound({
    name: 'admission_closed',
    payload: ofOne.extend({ reason: z.enum(['withdrawn', 'refused']) }),
    summary: 'Somebody who waited has gone, or was refused.',
    addition: true,
    example: { ...one, reason: 'refused' },
  }),
  invitationChanged: outbound({
    name: 'invitation_changed',
    payload: inSession.extend({ invitation, change: z.enum(['made', 'used', 'withdrawn']) }),
    summary: 'An invitation was made, used or withdrawn; to operators.',
    addition: true,
    example: { ...at, invitation: sampleInvitation, change: 'made' },
  }),
  logWritten: outbound({
    name: 'log_written',
    payload: z.object({ session_id: anyId, entry: logEntry }),
    summary: 'A new line of the log; to operators.',
    addition: true,
    example: { session_id: sample.session, entry: sampleLogEntry },
  }),
  sessionEnded: outbound({
    name: 'session_ended',
    payload: inSession.extend({ ended_at: isoDate }),
    summary: 'The session is over. Connections of participants are closed after this.',
    addition: true,
    example: { ...at, ended_at: sample.date },
  }),
  videoControl: outbound({
    name: 'video_control',
    payload: inSession.extend({ playback: playback.nullable() }),
    summary: 'The shared player plays, stands, was moved, or was put away; to operators and participants.',
    addition: true,
    example: { ...at, playback: samplePlayback },
  }),
  statistics: outbound({
    name: 'connection_statistics',
    payload: inSession.extend({ participants: z.array(link) }),
    summary: 'The links of all participants, once a second; some of it may be lost.',
    addition: true,
    example: {
      ...at,
      participants: [
        {
          participant_id: sample.participant,
          connection_quality: 'good',
          uplink: {
            ...{ loss_percent: 1.2, round_trip_ms: 40, jitter_ms: 8, bitrate: 900_000, score: 9, layers: 3 },
            frames_per_second: 30,
          },
          reports_frames: true,
        },
      ],
    },
  }),
  levels: outbound({
    name: 'audio_levels',
    payload: z.object({
      session_id: anyId,
      speaker: anyId.optional(),
      levels: z.array(z.object({ participant_id: anyId, dbov: z.number().int() })),
    }),
    summary: 'Who speaks and how loud, a few times a second; some of it may be lost.',
    addition: true,
    example: {
      session_id: sample.session,
      speaker: sample.participant,
      levels: [{ participant_id: sample.participant, dbov: -30 }],
    },
  }),
  operatorsChanged: outbound({
    name: 'operators_changed',
    payload: inSession.extend({ operators: z.number().int() }),
    summary: 'So many operators watch now.',
    addition: true,
    example: { ...at, operators: 2 },
  }),
  locked: outbound({
    name: 'session_locked',
    payload: inSession.extend({ locked: z.boolean() }),
    summary: 'The session was locked or unlocked.',
    addition: true,
    example: { ...at, locked: true },
  }),
  gateChanged: outbound({
    name: 'mute_gate_changed',
    payload: ofOne.extend({ closed: z.boolean() }),
    summary: 'An operator holds a microphone back, or does so no more; to its owner and the operators.',
    addition: true,
    example: { ...one, closed: true },
  }),
  unmuteRequested: outbound({
    name: 'unmute_requested',
    payload: ofOne,
    summary: 'An operator asks this participant to turn the microphone on.',
    addition: true,
    example: one,
  }),
  streamPublished: outbound({
    name: 'stream_published',
    payload: inSession.extend(stream.shape),
    summary: 'A stream can be received.',
    addition: true,
    example: { ...one, producer_id: 'p1', kind: 'video', source: 'camera', paused: false },
  }),
  streamClosed: outbound({
    name: 'stream_closed',
    payload: inSession.extend({ participant_id: anyId.optional(), producer_id: z.string() }),
    summary: 'A stream is gone.',
    addition: true,
    example: { ...one, producer_id: 'p1' },
  }),
  mediaMoved: outbound({
    name: 'media_moved',
    payload: inSession.extend({ router }),
    summary: 'The media server was replaced: receive everything anew on this router.',
    addition: true,
    example: { ...at, router: { router_id: 'r1', rtp_capabilities: {} } },
  }),
  error: outbound({
    name: 'error',
    payload: z.object({ error: z.string(), code: z.string() }),
    summary: 'A command failed; the same as in its acknowledgement.',
    addition: true,
    example: { error: 'There is no such participant in this call.', code: 'PARTICIPANT_NOT_FOUND' },
  }),
  serverClosing: outbound({
    name: 'server_closing',
    payload: z.object({ message: z.string() }),
    summary: 'The server stops. The session goes on when it is back.',
    addition: true,
    example: { message: 'The server is stopping.' },
  }),
} as const;
