import { controlCenter } from '#shared/dialects/control-center/index.ts';
import type { CallId, ConversationId, ParticipantId, ShareLinkId } from '#shared/kernel/ids.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { iso } from '../moments.ts';
import { toLogEntry, toLogKinds } from './values-log.ts';
import { toInvitation, toScreenShare, toSession, toUploaded, toVideoFile } from './values.ts';

const entries = controlCenter.routes;
const call = (params: { session_id: string }) => ({ callId: params.session_id as CallId });
const one = (params: { session_id: string }, body: { participant_id: string }) => ({
  ...call(params),
  participantId: body.participant_id as ParticipantId,
});
const life = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);
/** An empty name is none. */
const named = (name: string | undefined) => (name === '' ? undefined : name);
const success = { success: true as const };
const toGate = ({ participantId, isMuted }: { participantId: string; isMuted: boolean }) => ({
  ...success,
  participant_id: participantId,
  is_muted: isMuted,
});

/** Every endpoint, bound to the core. */
export const routes: readonly BoundRoute[] = [
  bindRoute(
    entries.createSession,
    'operator.openCall',
    ({ body }) => ({
      title: named(body?.name),
      conversationId: body?.conversation_id as ConversationId | undefined,
    }),
    ({ callId, createdAt }) => ({ session_id: callId, created_at: iso(createdAt) }),
  ),
  bindRoute(
    entries.getSession,
    'operator.getCall',
    ({ params }) => call(params),
    (output) => toSession(output.call),
  ),
  bindRoute(
    entries.issueParticipantToken,
    'operator.invite',
    ({ params, body }) => ({
      ...call(params),
      name: named(body?.name),
      lifeMs: life(body?.expires_in),
      maxUses: body?.max_uses,
    }),
    ({ token, expiresAt, shareLink }, { callId }, { baseUrl }) => ({
      token,
      join_url: `${baseUrl}/join/${callId}?token=${token}`,
      expires_at: iso(expiresAt),
      invitation_id: shareLink.id,
    }),
  ),
  bindRoute(
    entries.issueControlToken,
    'operator.issueToken',
    ({ params, body }) => ({ ...call(params), lifeMs: life(body?.expires_in) }),
    ({ token, expiresAt }) => ({ token, expires_at: iso(expiresAt) }),
  ),
  bindRoute(entries.mute, 'operator.setGate', ({ params, body }) => ({ ...one(params, body), closed: true }), toGate),
  bindRoute(
    entries.unmute,
    'operator.setGate',
    ({ params, body }) => ({ ...one(params, body), closed: false }),
    toGate,
  ),
  bindRoute(
    entries.endSession,
    'operator.endCall',
    ({ params }) => call(params),
    ({ callId, endedAt }) => ({ ...success, session_id: callId, ended_at: iso(endedAt) }),
  ),
  bindRoute(
    entries.listScreenShares,
    'call.getStage',
    ({ params }) => call(params),
    ({ stage }) => ({ screen_shares: stage.shares.map(toScreenShare) }),
  ),
  bindRoute(
    entries.uploadVideoFile,
    'videoFile.add',
    ({ params, file }) => ({ ...call(params), ...file }),
    ({ file }, _input, session) => toUploaded(file, session),
  ),
  bindRoute(
    entries.listVideoFiles,
    'videoFile.list',
    ({ params }) => call(params),
    ({ files }, _input, session) => ({ files: files.map((file) => toVideoFile(file, session)) }),
  ),
  bindRoute(
    entries.listSessions,
    'operator.listCalls',
    () => ({}),
    ({ calls }) => ({ sessions: calls.map(toSession) }),
  ),
  bindRoute(
    entries.muteAll,
    'operator.muteAll',
    ({ params }) => call(params),
    ({ muted }) => ({ ...success, participant_ids: muted }),
  ),
  bindRoute(
    entries.unmuteAll,
    'operator.unmuteAll',
    ({ params }) => call(params),
    ({ unmuted }) => ({ ...success, participant_ids: unmuted }),
  ),
  bindRoute(
    entries.admitParticipant,
    'operator.admit',
    ({ params, body }) => ({ ...one(params, body), admitted: body.admitted ?? true }),
    () => success,
  ),
  bindRoute(
    entries.readLog,
    'callLog.read',
    ({ params, query: { type, participant_id, ...query } }) => ({
      ...call(params),
      ...query,
      kinds: toLogKinds(type),
      participantId: participant_id as ParticipantId | undefined,
    }),
    ({ entries: lines, hasMore }) => ({ entries: lines.map(toLogEntry), has_more: hasMore }),
  ),
  bindRoute(
    entries.removeParticipant,
    'operator.remove',
    ({ params, body }) => one(params, body),
    () => success,
  ),
  bindRoute(
    entries.lockSession,
    'operator.setLock',
    ({ params, body }) => ({ ...call(params), ...body }),
    ({ isLocked }) => ({ ...success, locked: isLocked }),
  ),
  bindRoute(
    entries.listInvitations,
    'operator.listInvitations',
    ({ params }) => call(params),
    ({ shareLinks }) => ({ invitations: shareLinks.map(toInvitation) }),
  ),
  bindRoute(
    entries.withdrawInvitation,
    'operator.withdrawInvitation',
    ({ params }) => ({ ...call(params), shareLinkId: params.invitation_id as ShareLinkId }),
    ({ shareLink }) => ({ ...success, invitation: toInvitation(shareLink) }),
  ),
];
