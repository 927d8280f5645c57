import { type LogEntry, type LogKind, logKind } from '#shared/contract/index.ts';
import type { WireLogEntry, WireLogType } from '#shared/dialects/control-center/index.ts';
import { iso } from '../moments.ts';
import { named } from './values.ts';

const logTypes: Record<LogKind, WireLogType> = {
  callOpened: 'session_created',
  participantJoined: 'participant_joined',
  participantLost: 'participant_lost',
  participantReturned: 'participant_returned',
  participantLeft: 'participant_left',
  participantRemoved: 'participant_removed',
  admissionRequested: 'admission_requested',
  admissionRefused: 'admission_refused',
  admissionWithdrawn: 'admission_withdrawn',
  muted: 'participant_muted',
  unmuted: 'participant_unmuted',
  cameraOn: 'camera_on',
  cameraOff: 'camera_off',
  gateClosed: 'mute_gate_closed',
  gateOpened: 'mute_gate_opened',
  unmuteRequested: 'unmute_requested',
  qualityChanged: 'connection_quality_changed',
  shareStarted: 'screen_share_started',
  shareStopped: 'screen_share_stopped',
  fileShared: 'video_file_shared',
  playbackChanged: 'playback_changed',
  operatorsChanged: 'operators_changed',
  locked: 'session_locked',
  unlocked: 'session_unlocked',
  invitationMade: 'invitation_made',
  invitationUsed: 'invitation_used',
  invitationWithdrawn: 'invitation_withdrawn',
  modeChanged: 'media_path_changed',
  mediaMoved: 'media_server_changed',
  callEnded: 'session_ended',
};

/** What the core calls the lines that are asked for by these names. */
export const toLogKinds = (types: readonly WireLogType[] | undefined): LogKind[] | undefined =>
  types && logKind.options.filter((kind) => types.includes(logTypes[kind]));

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const toLogEntry = (entry: LogEntry): WireLogEntry => ({
  number: entry.place,
  timestamp: iso(entry.at),
  type: logTypes[entry.kind],
  participant_id: entry.participantId,
  participant_name: entry.name === undefined ? undefined : named(entry.name),
  actor_name: entry.by === undefined ? undefined : named(entry.by),
  details: Object.fromEntries(Object.entries(entry.details).map(([name, value]) => [snakeCase(name), value])),
});
