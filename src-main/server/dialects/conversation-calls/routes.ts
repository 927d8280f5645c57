import {
  type CallId,
  type ConversationId,
  type MessageId,
  type ParticipantId,
  type PersonId,
  isObjectId,
} from '#shared/kernel/ids.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type BoundRoute, type Owns, type RawWire, bindRoute, owning } from '../dialect.ts';
import { iso } from '../moments.ts';
import { seconds, toChatMessage, toDetails, toHistoryEntry, toMediaServerConfig, toNewCall, toSeat } from './values.ts';
import { conversationRoutes } from './routes-conversations.ts';
import { mediaRoutes } from './routes-media.ts';

const entries = conversationCalls.routes;
const call = (params: { callId: string }) => ({ callId: params.callId as CallId });
const success = <T>(data: T) => ({ success: true as const, data });
/** Where another API has the same address, its clients read a success as well. */
const shared = <T>(message: string, data: T) => ({
  ...success(data),
  status: 'success' as const,
  message,
  timestamp: iso(Date.now()),
});

/** A new call belongs to a conversation here; calls without one are another API's. */
const ownsNewCall: Owns<RawWire> = async (_gateway, _session, { body }) => {
  const { conversationId, type } = Object(body) as Record<string, unknown>;
  return conversationId !== undefined || type !== undefined || !isRecord(body);
};

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Meetings have the same address and are another API's; what is no id at all is refused here. */
const isOurs: Owns<RawWire> = async (gateway, { actor }, { params }, context) => {
  const callId: unknown = Reflect.get(Object(params), 'callId');
  if (typeof callId !== 'string' || !isObjectId(callId)) return true;
  const found = await gateway.execute(actor, 'meeting.describe', { callId: callId as CallId }, context);
  return !found.ok || !found.value.isMeeting;
};

/** A published page of 20, at most 100. */
const page = (query: { limit: number; offset: number }) => ({
  limit: Math.min(query.limit, 100),
  offset: query.offset,
});

const callRoutes: readonly BoundRoute[] = [
  owning(
    bindRoute(
      entries.initiateCall,
      'call.initiate',
      ({ body }) => ({
        conversationId: body.conversationId as ConversationId,
        type: body.type,
        media: {
          audio: body.settings?.audioEnabled,
          video: body.settings?.videoEnabled,
          screen: body.settings?.screenShareEnabled,
        },
      }),
      (output) => shared('Call created successfully', toNewCall(output)),
      // The document gives 400 here and 403 when joining.
      { NOT_A_MEMBER: { status: 400, code: 'INVALID_REQUEST' } },
    ),
    ownsNewCall,
  ),
  owning(
    bindRoute(
      entries.getCall,
      'call.get',
      ({ params }) => call(params),
      (output) => shared('Call retrieved successfully', toDetails(output)),
    ),
    isOurs,
  ),
  owning(
    bindRoute(
      entries.joinCall,
      'call.join',
      ({ params, body }) => ({ ...call(params), audio: body.audioEnabled, video: body.videoEnabled }),
      (output) => {
        const own = output.call.participants.find((participant) => participant.id === output.participantId);
        return success({ ...toSeat(output), joinedAt: iso(own?.joinedAt ?? output.call.createdAt) });
      },
    ),
    isOurs,
  ),
  owning(
    bindRoute(
      entries.leaveCall,
      'call.leave',
      ({ params }) => ({ ...call(params), participantId: params.participantId as ParticipantId }),
      ({ participantId, leftAt }) => success({ message: 'Left call successfully', participantId, leftAt: iso(leftAt) }),
      // Leaving what is over is leaving twice.
      { CALL_ENDED: { status: 404, code: 'NOT_FOUND' } },
    ),
    isOurs,
  ),
  owning(
    bindRoute(
      entries.endCall,
      'call.end',
      ({ params }) => call(params),
      ({ callId, endedAt, durationMs }) =>
        success({ message: 'Call ended successfully', callId, endedAt: iso(endedAt), duration: seconds(durationMs) }),
    ),
    isOurs,
  ),
  bindRoute(
    entries.listCalls,
    'call.list',
    ({ params, query }) => ({
      conversationId: params.conversationId as ConversationId,
      ...page(query),
      phase: query.status,
    }),
    ({ calls, total }, { limit, offset }) => success({ calls: calls.map(toHistoryEntry), total, limit, offset }),
  ),
  owning(
    bindRoute(
      entries.switchMode,
      'call.switchMode',
      ({ params, body }) => ({ ...call(params), mode: body.mode }),
      ({ callId, mode, switchedAt, mediaRoom }) =>
        success({ callId, mode, switchedAt: iso(switchedAt), mediaServerConfig: toMediaServerConfig(mediaRoom) }),
    ),
    isOurs,
  ),
  bindRoute(
    entries.submitTranscription,
    'transcript.submit',
    ({ params, body }) => ({
      ...call(params),
      participantId: body.participantId as ParticipantId,
      text: body.text,
      language: body.language,
      spokenAt: Date.parse(body.timestamp),
      confidence: body.confidenceScore,
      requireTranslation: body.requireTranslation ?? false,
    }),
    ({ transcript, translations }) => success({ transcriptionId: transcript.id, translations }),
  ),
  bindRoute(
    entries.listTranscriptions,
    'transcript.list',
    ({ params, query }) => ({ ...call(params), search: query.search, limit: 1000 }),
    ({ transcripts }) =>
      success({
        transcriptions: transcripts.map((line) => ({
          transcriptionId: line.id,
          participantId: line.participantId,
          username: line.name,
          text: line.text,
          language: line.language,
          timestamp: iso(line.spokenAt),
          confidenceScore: line.confidence,
        })),
      }),
  ),
  bindRoute(
    entries.listChat,
    'chat.list',
    ({ params, query: { after, before, ...query } }) => ({
      ...{ ...call(params), ...query },
      after: after as MessageId | undefined,
      before: before as MessageId | undefined,
    }),
    ({ messages }) => success({ messages: messages.map(toChatMessage) }),
  ),
  bindRoute(
    entries.listMyCalls,
    'call.listMine',
    ({ query: { status, from, to, ...query } }) => ({
      ...query,
      ...page(query),
      phase: status,
      from: from === undefined ? undefined : Date.parse(from),
      until: to === undefined ? undefined : Date.parse(to),
    }),
    ({ calls, total, unseenMissed }, { limit, offset }) =>
      success({ calls: calls.map(toHistoryEntry), total, unseenMissed, limit, offset }),
  ),
  owning(
    bindRoute(
      entries.ringMembers,
      'call.ring',
      ({ params, body }) => ({ ...call(params), people: body?.userIds as PersonId[] | undefined }),
      ({ rung }) => success({ rung }),
    ),
    isOurs,
  ),
  bindRoute(
    entries.markCallsSeen,
    'call.markSeen',
    () => ({}),
    () => success({}),
  ),
];

/** Every endpoint of this API, bound to the core. */
export const routes: readonly BoundRoute[] = [...callRoutes, ...conversationRoutes, ...mediaRoutes];
