import { z } from 'zod';
import { request } from '../entry.ts';
import { anyId, clockTime, limits, opaque, playback, sample, stream } from './wire.ts';

const nothing = z.object({});
const mediaId = z.string().max(64);
const { kind, source } = stream.shape;
const layer = z.number().int().min(0).max(3);
const oneParticipant = z.object({ participant_id: anyId });
const muted = z.object({ participant_id: anyId, is_muted: z.boolean() });

/** What an operator says. The session is that of the token. */
export const commands = {
  mute: request({
    name: 'mute_participant',
    limit: limits.commands,
    payload: oneParticipant,
    reply: muted,
    summary: 'Mutes somebody, who cannot undo it.',
    example: { participant_id: sample.participant },
  }),
  unmute: request({
    name: 'unmute_participant',
    limit: limits.commands,
    payload: oneParticipant,
    reply: muted,
    summary: 'Lets somebody be heard again, or asks for it.',
    example: { participant_id: sample.participant },
  }),
  videoControl: request({
    name: 'video_control',
    limit: limits.commands,
    payload: z.object({
      file_id: anyId,
      action: z.enum(['play', 'pause', 'seek', 'stop']),
      position: z.number().min(0).optional(),
    }),
    reply: z.object({ playback: playback.nullable() }),
    summary: 'Plays, pauses or moves a video for everybody; `position` in seconds. `stop` is an addition.',
    example: { file_id: sample.file, action: 'seek', position: 30.5 },
  }),
  endSession: request({
    name: 'end_session',
    limit: limits.commands,
    payload: nothing,
    reply: z.object({ session_id: anyId, ended_at: z.string() }),
    summary: 'Ends the session for everybody.',
    example: {},
  }),
  muteAll: request({
    name: 'mute_all',
    limit: limits.commands,
    payload: nothing,
    reply: z.object({ participant_ids: z.array(anyId) }),
    summary: 'Mutes everybody who is heard.',
    addition: true,
    example: {},
  }),
  unmuteAll: request({
    name: 'unmute_all',
    limit: limits.commands,
    payload: nothing,
    reply: z.object({ participant_ids: z.array(anyId) }),
    summary: 'Lets everybody be heard again who was muted by an operator, or asks for it.',
    addition: true,
    example: {},
  }),
  admit: request({
    name: 'admit_participant',
    limit: limits.commands,
    payload: oneParticipant.extend({ admitted: z.boolean().default(true) }),
    reply: nothing,
    summary: 'Lets in somebody who waits, or refuses.',
    addition: true,
    example: { participant_id: sample.participant, admitted: true },
  }),
  remove: request({
    name: 'remove_participant',
    limit: limits.commands,
    payload: oneParticipant,
    reply: nothing,
    summary: 'Removes somebody, who cannot come back.',
    addition: true,
    example: { participant_id: sample.participant },
  }),
  lock: request({
    name: 'lock_session',
    limit: limits.commands,
    payload: z.object({ locked: z.boolean() }),
    reply: z.object({ locked: z.boolean() }),
    summary: 'Lets new people in only by an operator, or everybody again, those who wait included.',
    addition: true,
    example: { locked: true },
  }),
  syncClock: request({
    name: 'sync_clock',
    payload: nothing,
    reply: z.object({ server_time: clockTime }),
    summary: 'Reads the clock of the server.',
    addition: true,
    example: {},
  }),
} as const;

/** What participants say here, and the media of both: participants send and receive, operators only receive. */
export const mediaCommands = {
  mediaState: request({
    name: 'media_state',
    payload: z.object({ audio: z.boolean().optional(), video: z.boolean().optional(), screen: z.boolean().optional() }),
    reply: nothing,
    summary: 'Tells what I send.',
    addition: true,
    example: { audio: true },
  }),
  leave: request({
    name: 'leave_session',
    payload: nothing,
    reply: nothing,
    summary: 'Leaves for good.',
    addition: true,
    example: {},
  }),
  createTransport: request({
    name: 'create_transport',
    payload: z.object({ direction: z.enum(['send', 'receive']) }),
    reply: z.object({
      transport_id: mediaId,
      ice_parameters: opaque,
      ice_candidates: z.array(opaque),
      dtls_parameters: opaque,
    }),
    summary: 'Opens a WebRTC transport, one way.',
    addition: true,
    example: { direction: 'receive' },
  }),
  connectTransport: request({
    name: 'connect_transport',
    payload: z.object({ transport_id: mediaId, dtls_parameters: opaque }),
    reply: nothing,
    summary: 'Connects a transport.',
    addition: true,
    example: { transport_id: 't1', dtls_parameters: { role: 'client', fingerprints: [] } },
  }),
  restartIce: request({
    name: 'restart_ice',
    payload: z.object({ transport_id: mediaId }),
    reply: z.object({ ice_parameters: opaque }),
    summary: 'Restarts ICE after the network changed.',
    addition: true,
    example: { transport_id: 't1' },
  }),
  closeTransport: request({
    name: 'close_transport',
    payload: z.object({ transport_id: mediaId }),
    reply: nothing,
    summary: 'Closes a transport.',
    addition: true,
    example: { transport_id: 't1' },
  }),
  produce: request({
    name: 'publish_stream',
    payload: z.object({
      transport_id: mediaId,
      kind,
      source: source.optional(),
      rtp_parameters: opaque,
      paused: z.boolean().optional(),
    }),
    reply: z.object({ producer_id: z.string() }),
    summary: 'Publishes a stream.',
    addition: true,
    example: { transport_id: 't1', kind: 'audio', rtp_parameters: {} },
  }),
  closeProducer: request({
    name: 'withdraw_stream',
    payload: z.object({ producer_id: mediaId }),
    reply: nothing,
    summary: 'Withdraws a stream.',
    addition: true,
    example: { producer_id: 'p1' },
  }),
  consume: request({
    name: 'receive_stream',
    payload: z.object({
      producer_id: mediaId,
      rtp_capabilities: opaque,
      paused: z.boolean().optional(),
      spatial_layer: layer.optional(),
    }),
    reply: z.object({
      consumer_id: z.string(),
      producer_id: z.string(),
      participant_id: anyId.optional(),
      kind,
      source: source.optional(),
      rtp_parameters: opaque,
      paused: z.boolean(),
    }),
    summary:
      'Receives a stream. Pictures come to operators in their smallest size unless `spatial_layer` asks for another.',
    addition: true,
    example: { producer_id: 'p1', rtp_capabilities: {}, spatial_layer: 0 },
  }),
  setConsumer: request({
    name: 'adjust_stream',
    payload: z.object({
      consumer_id: mediaId,
      paused: z.boolean().optional(),
      spatial_layer: layer.optional(),
    }),
    reply: nothing,
    summary: 'Pauses or resumes a stream, or asks for another size of it.',
    addition: true,
    example: { consumer_id: 'c1', paused: false, spatial_layer: 0 },
  }),
  closeConsumer: request({
    name: 'drop_stream',
    payload: z.object({ consumer_id: mediaId }),
    reply: nothing,
    summary: 'Receives a stream no more.',
    addition: true,
    example: { consumer_id: 'c1' },
  }),
  listStreams: request({
    name: 'list_streams',
    payload: nothing,
    reply: z.object({ streams: z.array(stream) }),
    summary: 'Lists the streams that can be received.',
    addition: true,
    example: {},
  }),
} as const;
