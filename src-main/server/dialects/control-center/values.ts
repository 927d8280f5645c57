import type {
  LinkFigures,
  MediaRoom,
  ObservedCall,
  ObservedParticipant,
  OutputOf,
  Participant,
  ParticipantLink,
  Playback,
  ScreenShare,
  ShareLink,
  Track,
  VideoFile,
} from '#shared/contract/index.ts';
import type {
  WireInvitation,
  WireLink,
  WireObserved,
  WirePlayback,
  WireScreenShare,
  WireSession,
  WireStream,
  WireVideoFile,
  WireWaiter,
} from '#shared/dialects/control-center/index.ts';
import { type Session, filePath } from '../dialect.ts';
import { iso } from '../moments.ts';

/** Who shared a file, when it was no participant. */
export const OPERATOR = 'control-center';

const isoIfAny = (timestamp: number | undefined) => (timestamp === undefined ? undefined : iso(timestamp));
/** A name that is not empty. */
export const named = (name: string): string | undefined => (name === '' ? undefined : name);

const toObserved = (one: ObservedParticipant): WireObserved => ({
  participant_id: one.participantId,
  name: named(one.person.name),
  joined_at: iso(one.joinedAt),
  is_muted: one.isMuted,
  is_camera_on: one.isCameraOn,
  is_screen_sharing: one.isSharing,
  connection_quality: one.quality,
  muted_by_operator: one.isGated,
});

/** Somebody who just came in, of whose link nothing is known yet. */
export const toNewcomer = ({ id, person, joinedAt, media }: Participant): WireObserved => ({
  participant_id: id,
  name: named(person.name),
  joined_at: iso(joinedAt),
  is_muted: !media.audio,
  is_camera_on: media.video,
  is_screen_sharing: media.screen,
  connection_quality: 'good',
});

export const toWaiter = (participantId: string, name: string, since: number): WireWaiter => ({
  participant_id: participantId,
  name: named(name),
  requested_at: iso(since),
});

export const toSession = (call: ObservedCall): WireSession => ({
  session_id: call.callId,
  name: named(call.title),
  created_at: iso(call.createdAt),
  status: call.endedAt === undefined ? 'active' : 'ended',
  participants: call.participants.map(toObserved),
  ended_at: isoIfAny(call.endedAt),
  locked: call.isLocked,
  operators: call.operators,
  waiting: call.waiting.map(({ participantId, person, since }) => toWaiter(participantId, person.name, since)),
});

export const toScreenShare = (share: ScreenShare): WireScreenShare => ({
  share_id: share.id,
  participant_id: share.participantId,
  participant_name: named(share.name),
  started_at: iso(share.startedAt),
  stream_url: share.streamId,
});

export const toUploaded = (file: VideoFile, { baseUrl }: Session) => ({
  file_id: file.id,
  filename: file.filename,
  size: file.size,
  duration: file.durationMs / 1000,
  url: `${baseUrl}${filePath(file)}`,
});

export const toVideoFile = (file: VideoFile, session: Session): WireVideoFile => ({
  ...toUploaded(file, session),
  uploaded_by: file.uploadedBy ?? OPERATOR,
  uploaded_at: iso(file.uploadedAt),
});

export const toPlayback = (playback: Playback | undefined): WirePlayback | null =>
  playback
    ? {
        file_id: playback.fileId,
        is_playing: playback.isPlaying,
        position: playback.positionMs / 1000,
        at: playback.at,
      }
    : null;

const toFigures = (figures: LinkFigures | undefined): WireLink['uplink'] =>
  figures && {
    loss_percent: figures.lossPercent,
    round_trip_ms: figures.roundTripMs,
    jitter_ms: figures.jitterMs,
    bitrate: figures.bitrate,
    score: figures.score,
    layers: figures.layers,
    frames_per_second: figures.framesPerSecond,
  };

export const toLink = ({ participantId, quality, up, down, reportsFrames }: ParticipantLink): WireLink => ({
  participant_id: participantId,
  connection_quality: quality,
  uplink: toFigures(up),
  downlink: toFigures(down),
  reports_frames: reportsFrames,
});

export const toStream = ({ producerId, participantId, kind, source, paused }: Track): WireStream => ({
  producer_id: producerId,
  participant_id: participantId,
  kind,
  source,
  paused,
});

export const toInvitation = (link: ShareLink): WireInvitation => ({
  invitation_id: link.id,
  name: link.name,
  created_at: iso(link.createdAt),
  expires_at: iso(link.expiresAt ?? link.createdAt),
  max_uses: link.maxUses,
  uses: link.uses,
  revoked_at: isoIfAny(link.revokedAt),
});

export const toRouter = (room: MediaRoom) => ({
  router_id: room.routerId,
  rtp_capabilities: Object(room.rtpCapabilities) as Record<string, unknown>,
});

export const toTransport = (made: OutputOf<'media.createTransport'>) => ({
  transport_id: made.transportId,
  ice_parameters: made.iceParameters,
  ice_candidates: made.iceCandidates,
  dtls_parameters: made.dtlsParameters,
});

export const toConsumer = (consumer: OutputOf<'media.consume'>) => ({
  consumer_id: consumer.consumerId,
  producer_id: consumer.producerId,
  participant_id: consumer.participantId,
  kind: consumer.kind,
  source: consumer.source,
  rtp_parameters: consumer.rtpParameters,
  paused: consumer.paused,
});
