import { controlCenter } from '#shared/dialects/control-center/index.ts';
import type { CallId, ParticipantId, VideoFileId } from '#shared/kernel/ids.ts';
import { type BoundMessage, type Session, bindMessage } from '../dialect.ts';
import { iso } from '../moments.ts';
import { toConsumer, toPlayback, toStream, toTransport } from './values.ts';

const { requests } = controlCenter;

/** The session of the token; nobody without one gets into this namespace. */
export const callOf = ({ actor }: Session): { callId: CallId } => {
  if ((actor.kind === 'operator' || actor.kind === 'guest') && actor.callId !== undefined)
    return { callId: actor.callId };
  throw new Error('A connection of this namespace belongs to no session');
};
const here = (_payload: unknown, session: Session) => callOf(session);
const one = (payload: { participant_id: string }, session: Session) => ({
  ...callOf(session),
  participantId: payload.participant_id as ParticipantId,
});
const transport = ({ transport_id }: { transport_id: string }) => ({ transportId: transport_id });
const consumer = ({ consumer_id }: { consumer_id: string }) => ({ consumerId: consumer_id });
const toGate = ({ participantId, isMuted }: { participantId: string; isMuted: boolean }) => ({
  participant_id: participantId,
  is_muted: isMuted,
});

const commands: readonly BoundMessage[] = [
  bindMessage(
    requests.mute,
    'operator.setGate',
    (payload, session) => ({ ...one(payload, session), closed: true }),
    toGate,
  ),
  bindMessage(
    requests.unmute,
    'operator.setGate',
    (payload, session) => ({ ...one(payload, session), closed: false }),
    toGate,
  ),
  bindMessage(
    requests.videoControl,
    'playback.control',
    ({ file_id, action, position }, session) => ({
      ...callOf(session),
      fileId: file_id as VideoFileId,
      action,
      positionMs: position === undefined ? undefined : position * 1000,
    }),
    ({ playback }) => ({ playback: toPlayback(playback) }),
  ),
  bindMessage(requests.endSession, 'operator.endCall', here, ({ callId, endedAt }) => ({
    session_id: callId,
    ended_at: iso(endedAt),
  })),
  bindMessage(requests.muteAll, 'operator.muteAll', here, ({ muted }) => ({ participant_ids: muted })),
  bindMessage(requests.unmuteAll, 'operator.unmuteAll', here, ({ unmuted }) => ({ participant_ids: unmuted })),
  bindMessage(requests.admit, 'operator.admit', (payload, session) => ({
    ...one(payload, session),
    admitted: payload.admitted,
  })),
  bindMessage(requests.remove, 'operator.remove', one),
  bindMessage(
    requests.lock,
    'operator.setLock',
    (payload, session) => ({ ...callOf(session), ...payload }),
    ({ isLocked }) => ({ locked: isLocked }),
  ),
  bindMessage(
    requests.syncClock,
    'clock.read',
    () => ({}),
    ({ serverTime }) => ({ server_time: serverTime }),
  ),
];

const media: readonly BoundMessage[] = [
  bindMessage(requests.mediaState, 'call.setMediaState', (asked, session) => ({ ...callOf(session), media: asked })),
  bindMessage(requests.leave, 'call.leave', here),
  bindMessage(
    requests.createTransport,
    'media.createTransport',
    ({ direction }, session) => ({ ...callOf(session), direction }),
    toTransport,
  ),
  bindMessage(requests.connectTransport, 'media.connectTransport', (payload) => ({
    ...transport(payload),
    dtlsParameters: payload.dtls_parameters,
  })),
  bindMessage(requests.restartIce, 'media.restartIce', transport, ({ iceParameters }) => ({
    ice_parameters: iceParameters,
  })),
  bindMessage(requests.closeTransport, 'media.closeTransport', transport),
  bindMessage(
    requests.produce,
    'media.produce',
    ({ kind, source, rtp_parameters, paused, ...rest }) => ({
      ...transport(rest),
      kind,
      source,
      rtpParameters: rtp_parameters,
      paused,
    }),
    ({ producerId }) => ({ producer_id: producerId }),
  ),
  bindMessage(requests.closeProducer, 'media.closeProducer', ({ producer_id }) => ({ producerId: producer_id })),
  bindMessage(
    requests.consume,
    'media.consume',
    ({ producer_id, rtp_capabilities, paused, spatial_layer }) => ({
      producerId: producer_id,
      rtpCapabilities: rtp_capabilities,
      paused,
      spatialLayer: spatial_layer,
    }),
    toConsumer,
  ),
  bindMessage(requests.setConsumer, 'media.setConsumer', ({ paused, spatial_layer, ...rest }) => ({
    ...consumer(rest),
    paused,
    spatialLayer: spatial_layer,
  })),
  bindMessage(requests.closeConsumer, 'media.closeConsumer', consumer),
  bindMessage(requests.listStreams, 'media.listTracks', here, ({ tracks }) => ({
    streams: tracks.map(toStream),
  })),
];

/** Everything that may be said in the namespace, bound to the core. */
export const messages: readonly BoundMessage[] = [...commands, ...media];
