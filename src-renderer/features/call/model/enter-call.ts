import { requests, routes, type WireSeat } from '#renderer/client/catalog.ts';
import type { RestClient, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import { isLineFailure } from '#renderer/client/wire-failure.ts';
import { asRecord } from '#renderer/platform/index.ts';
import type { CallMemory } from './call-memory.ts';
import type { CallEntry } from './call-view.ts';
import type { MediaFlags } from './own-media.ts';

/** What came of trying to get in. */
export type Entrance =
  | { readonly kind: 'seated'; readonly seat: WireSeat }
  /** There is no call in this conversation yet. */
  | { readonly kind: 'noCall' }
  /** It is planned for later. */
  | { readonly kind: 'planned'; readonly callId: string; readonly startsAt: number; readonly host: string }
  /** It has a password, and none or another one was given. */
  | { readonly kind: 'locked'; readonly callId: string }
  /** The line failed; try again when it is back. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly failure: WireFailure };

interface Entering {
  readonly connection: Pick<ServerConnection, 'request'>;
  readonly rest: RestClient;
  readonly memory: CallMemory;
  readonly flags: () => MediaFlags;
  /** What this person gave as the password of the call. */
  readonly password?: string | null;
}

/** The call is over, or this person may never come back: asking in another way is of no use. */
const isFinal = ({ code }: WireFailure): boolean =>
  code === 'CALL_ENDED' || code === 'CALL_NOT_FOUND' || code === 'KICKED';

const refused = (failure: WireFailure): Entrance =>
  isLineFailure(failure) ? { kind: 'offline' } : { kind: 'failed', failure };

/** A door that is still shut, or asks for a password; the server says so in what comes with its refusal. */
const shutDoor = (callId: string, { details }: WireFailure): Entrance | null => {
  const { startsAt, host, needs } = asRecord(details) ?? {};
  if (typeof startsAt === 'number' && typeof host === 'string') return { kind: 'planned', callId, startsAt, host };
  return needs === 'password' ? { kind: 'locked', callId } : null;
};

const seated = (seat: WireSeat): Entrance => ({ kind: 'seated', seat });

const resume = async ({ connection }: Entering, callId: string): Promise<Entrance> => {
  const answer = await connection.request(requests.resume, { callId });
  return answer.ok ? seated(answer.value) : refused(answer.error);
};

/** Joins a known call; one who is in it already takes the old place back. */
const join = async (entering: Entering, callId: string): Promise<Entrance> => {
  const { audioEnabled, videoEnabled } = entering.flags();
  const { password } = entering;
  const wish = { callId, audioEnabled, videoEnabled, ...(password ? { password } : {}) };
  const answer = await entering.connection.request(requests.join, wish);
  if (answer.ok) return seated(answer.value);
  if (answer.error.code === 'ALREADY_PARTICIPANT') return resume(entering, callId);
  return shutDoor(callId, answer.error) ?? refused(answer.error);
};

/** Takes the old place back if there is one, else joins anew. */
export const comeBack = async (entering: Entering, callId: string): Promise<Entrance> => {
  const back = await resume(entering, callId);
  return back.kind === 'failed' && !isFinal(back.failure) ? join(entering, callId) : back;
};

/** A tab that was in this call comes back into it; any other one joins, which is one question less. */
const comeIn = (entering: Entering, callId: string): Promise<Entrance> =>
  entering.memory.read()?.callId === callId ? comeBack(entering, callId) : join(entering, callId);

/** The call that runs in a conversation, the newest of its calls if any. */
const findLiveCall = async ({ rest }: Entering, conversationId: string) => {
  const answer = await rest.call(routes.listCalls, { params: { conversationId }, query: { limit: 5 } });
  if (!answer.ok) return { kind: 'refused', entrance: refused(answer.error) } as const;
  const live = answer.value.calls.find(({ status }) => status !== 'ended');
  return live ? ({ kind: 'found', callId: live.callId } as const) : ({ kind: 'none' } as const);
};

const joinLive = async (entering: Entering, conversationId: string): Promise<Entrance> => {
  const live = await findLiveCall(entering, conversationId);
  if (live.kind === 'refused') return live.entrance;
  if (live.kind === 'none') return { kind: 'noCall' };
  const entrance = await comeIn(entering, live.callId);
  // It ended between the two questions.
  return entrance.kind === 'failed' && entrance.failure.code === 'CALL_ENDED' ? { kind: 'noCall' } : entrance;
};

const start = async (entering: Entering, entry: Extract<CallEntry, { kind: 'start' }>): Promise<Entrance> => {
  const { conversationId, type } = entry;
  const answer = await entering.connection.request(requests.initiate, {
    conversationId,
    type,
    settings: entering.flags(),
  });
  if (answer.ok) return seated(answer.value);
  if (answer.error.code !== 'CALL_ALREADY_ACTIVE') return refused(answer.error);
  const running = await joinLive(entering, conversationId);
  // It ended just now: the next try begins a new one.
  return running.kind === 'noCall' ? { kind: 'offline' } : running;
};

const enter: {
  readonly [K in CallEntry['kind']]: (e: Entering, entry: Extract<CallEntry, { kind: K }>) => Promise<Entrance>;
} = {
  start,
  join: (entering, { callId }) => comeIn(entering, callId),
  await: (entering, { conversationId }) => joinLive(entering, conversationId),
};

/**
 * Gets into a call, whatever the way. A tab that was in a call of this conversation before its reload takes its place back
 * first, if that call still runs.
 */
export const enterCall = async (entering: Entering, entry: CallEntry): Promise<Entrance> => {
  const remembered = entering.memory.read();
  if (entry.kind !== 'join' && remembered?.conversationId === entry.conversationId) {
    const back = await resume(entering, remembered.callId);
    if (back.kind !== 'failed') return back;
    entering.memory.forget();
  }
  const go: (entering: Entering, entry: never) => Promise<Entrance> = enter[entry.kind];
  return go(entering, entry as never);
};
