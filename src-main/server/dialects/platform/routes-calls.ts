import { platform } from '#shared/dialects/platform/index.ts';
import type { Call } from '#shared/contract/index.ts';
import type { AccountId, CallId, MessageId } from '#shared/kernel/ids.ts';
import { isObjectId } from '#shared/kernel/ids.ts';
import { type BoundRoute, type Owns, type RawWire, bindRoute, owning } from '../dialect.ts';
import { iso } from '../moments.ts';
import { endOf, success } from './values.ts';
import { toAccess, toCall, toCallDetails, toChatMessage, toToken } from './values-calls.ts';

const entries = platform.routes;
const call = (params: { callId: string }) => ({ callId: params.callId as CallId });
const ids = (values: readonly string[]) => values.map((value) => value as AccountId);
const listed = (message: string) => (output: { calls: Call[]; total: number }) =>
  success(message, { calls: output.calls.map(toCall), count: output.calls.length, total: output.total });
const one = (message: string) => (output: { call: Call }) => success(message, { call: toCall(output.call) });

/** Calls of other APIs have the same address; what is no id at all is refused here. */
const isOurs: Owns<RawWire> = async (gateway, { actor }, { params }, context) => {
  const callId: unknown = Reflect.get(Object(params), 'callId');
  if (typeof callId !== 'string' || !isObjectId(callId)) return true;
  const found = await gateway.execute(actor, 'meeting.describe', { callId: callId as CallId }, context);
  return found.ok && found.value.isMeeting;
};

/** Making calls and finding them. */
const listRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.createCall,
    'meeting.create',
    ({ body }) => ({
      type: body.callType,
      title: body.title ?? (body.callType === 'video' ? 'Video call' : 'Audio call'),
      description: body.description,
      format: body.callMode,
      maxParticipants: body.maxParticipants ?? (body.callMode === 'direct' ? 2 : undefined),
      // A time that has passed means now.
      startsAt:
        body.scheduledFor && Date.parse(body.scheduledFor) > Date.now() ? Date.parse(body.scheduledFor) : undefined,
      settings: {
        chat: body.settings?.allowChat ?? true,
        screenShare: body.settings?.allowScreenShare ?? true,
        recording: body.settings?.allowRecording ?? false,
        muteOnJoin: body.settings?.muteOnJoin ?? false,
      },
      password: body.settings?.requirePassword ? body.settings.password : undefined,
      inviteIds: ids(body.inviteUserIds),
    }),
    ({ call, ticket }) =>
      success('Call created successfully', { call: { ...toCall(call), agoraConfig: toAccess(call, ticket) } }),
  ),
  bindRoute(
    entries.listActiveCalls,
    'meeting.listOpen',
    () => ({ phase: 'active' }),
    listed('Active calls retrieved successfully'),
  ),
  bindRoute(
    entries.listScheduledCalls,
    'meeting.listOpen',
    () => ({ phase: 'scheduled' }),
    listed('Scheduled calls retrieved successfully'),
  ),
  bindRoute(
    entries.listPastCalls,
    'meeting.listPast',
    ({ query: { limit, skip, callType, search, startDate, endDate } }) => ({
      ...{ limit: Math.min(limit, 100), offset: skip, type: callType, search },
      from: startDate === undefined ? undefined : Date.parse(startDate),
      until: endDate === undefined ? undefined : endOf(endDate),
    }),
    listed('Call history retrieved successfully'),
  ),
];

/** What is done with one call. */
const oneCallRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.getCall,
    'call.get',
    ({ params }) => call(params),
    (output) => success('Call retrieved successfully', { call: toCallDetails(output) }),
  ),
  bindRoute(
    entries.joinCall,
    'meeting.enter',
    ({ params, body }) => ({ ...call(params), password: body?.password ?? undefined }),
    ({ call, ticket }) =>
      success('Joined call successfully', {
        call: toCall(call),
        agoraToken: toToken(call, ticket),
        agoraConfig: toAccess(call, ticket),
      }),
  ),
  bindRoute(
    entries.leaveCall,
    'call.leave',
    ({ params }) => call(params),
    ({ leftAt }, { callId }) => success('Left call successfully', { callId, leftAt: iso(leftAt) }),
  ),
  bindRoute(
    entries.endCall,
    'call.end',
    ({ params }) => call(params),
    ({ callId, endedAt, durationMs }) =>
      success('Call ended successfully', {
        callId,
        endedAt: iso(endedAt),
        duration: Math.floor(durationMs / 1000),
      }),
  ),
  bindRoute(
    entries.invite,
    'meeting.invite',
    ({ params, body }) => ({ ...call(params), accountIds: ids(body.userIds) }),
    one('Invitations sent successfully'),
  ),
  bindRoute(
    entries.respond,
    'meeting.respond',
    ({ params, body }) => ({ ...call(params), isAccepted: body.response === 'accepted', isQuiet: false }),
    ({ call }, { isAccepted }) =>
      success('Response recorded successfully', {
        call: toCall(call),
        response: isAccepted ? ('accepted' as const) : ('declined' as const),
      }),
  ),
  bindRoute(
    entries.updateMedia,
    'call.setMediaState',
    ({ params, body }) => ({
      ...call(params),
      media: { audio: body.audioEnabled, video: body.videoEnabled, screen: body.screenSharing },
    }),
    (_output, { media: { audio, video, screen } }) =>
      success('Media state updated successfully', {
        mediaState: { audioEnabled: audio, videoEnabled: video, screenSharing: screen },
      }),
  ),
  bindRoute(
    entries.sendChat,
    'chat.send',
    ({ params, body }) => ({
      ...call(params),
      text: body.message,
      kind: body.messageType === 'text' ? undefined : body.messageType,
      clientId: body.clientId,
    }),
    ({ message }) => success('Message sent successfully', { message: toChatMessage(message) }),
  ),
  bindRoute(
    entries.listChat,
    'chat.list',
    ({ params, query: { after, limit } }) => ({
      ...call(params),
      after: after as MessageId | undefined,
      limit: Math.min(limit, 500),
    }),
    ({ messages }) =>
      success('Messages retrieved successfully', { messages: messages.map(toChatMessage), count: messages.length }),
  ),
  bindRoute(
    entries.getToken,
    'meeting.issueTicket',
    ({ params }) => call(params),
    ({ call, ticket }) => success('Token generated successfully', toToken(call, ticket)),
  ),
];

/** Calls with a title, a host and rules. */
export const callRoutes: readonly BoundRoute[] = [
  ...listRoutes,
  ...oneCallRoutes.map((bound) => owning(bound, isOurs)),
];
