import type { MediaRoom, Outcome } from '#shared/contract/index.ts';
import { fail } from '#shared/contract/index.ts';
import type { CancelTimer, Clock, Timestamp } from '#shared/kernel/clock.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type Author,
  type CallRules,
  type CallState,
  type Change,
  type Facts,
  advanceCall,
  failSwitch,
  followShares,
  isPresent,
  nextDueAt,
  presentIn,
  tallyPaths,
  withoutStreams,
} from '../domain/index.ts';
import { createCallRooms } from './call-rooms.ts';
import type { CallRepository, Connections, Log, MediaPort, Publisher, SerialQueue } from '../ports/index.ts';

/** The running calls: mirrored in memory, stored before anything is told, moved on by one timer each. */
export interface LiveCalls {
  facts(): Facts;
  /** A running or past call. */
  find(id: CallId): Promise<CallState | undefined>;
  /** A call that has not ended; CALL_NOT_FOUND or CALL_ENDED otherwise. */
  requireLive(id: CallId): Promise<Outcome<CallState>>;
  /** Stores the change, then tells it, and by whom it was brought about. To be called from within the call's queue. */
  commit(change: Change, author?: Author): Promise<CallState>;
  roomOf(call: CallState): MediaRoom | undefined;
  list(): readonly CallState[];
  /** Takes the calls of a former run back: everybody in them counts as lost and may return. */
  restore(): Promise<number>;
  /** Stops all timers for good; calls stay as they are stored. */
  close(): void;
}

interface Parts {
  readonly calls: Pick<CallRepository, 'save' | 'find' | 'listLive'>;
  readonly media: Pick<
    MediaPort,
    'openRoom' | 'findRoom' | 'closeRoom' | 'closeParticipant' | 'closeAllTransports' | 'setGates' | 'counts'
  >;
  readonly publisher: Publisher;
  readonly connections: Connections;
  readonly queue: SerialQueue;
  readonly clock: Clock;
  readonly rules: CallRules;
  readonly log: Log;
}

/** Builds the register of running calls; empty until `restore`. */
export const createLiveCalls = (parts: Parts): LiveCalls => {
  const { calls, media, publisher, connections, queue, clock, rules, log } = parts;
  const live = new Map<CallId, CallState>();
  const timers = new Map<CallId, CancelTimer>();
  let isClosed = false;

  const facts = (): Facts => ({
    now: clock.now(),
    rules,
    isReachable: (personId) => connections.ofPerson(personId).length > 0,
    isWatched: (callId) => connections.of(callId).length > 0,
    sfuAvailable: media.counts().workers > 0,
  });

  const rooms = createCallRooms({ media, connections, log });

  const tick = async (id: CallId) => {
    const call = live.get(id);
    if (call) await commit(advanceCall(call, facts()));
  };

  const arm = (call: CallState) => {
    timers.get(call.id)?.();
    timers.delete(call.id);
    const dueAt = nextDueAt(call, rules);
    if (dueAt === undefined || isClosed) return;
    const run = () => {
      queue
        .run(call.id, () => tick(call.id))
        .catch((bug: unknown) => log.error({ callId: call.id, err: bug }, 'timer failed'));
    };
    timers.set(call.id, clock.schedule(Math.max(0, dueAt - clock.now()), run));
  };

  const commit = async (asked: Change, author?: Author): Promise<CallState> => {
    const before = live.get(asked.call.id);
    const { events, call: prepared } = await rooms.prepare(followShares(asked, facts()));
    const call = tallyPaths(prepared, clock.now());
    if (call !== before) await calls.save(call);
    if (call.phase === 'ended') live.delete(call.id);
    else live.set(call.id, call);
    arm(call);
    await rooms.applyGates(before, call);
    publisher.publish(events.map((outgoing) => ({ ...rooms.addTo(outgoing), ...author })));
    rooms.release(before, call);
    return call;
  };

  return {
    facts,
    roomOf: rooms.of,
    commit,
    find: async (id) => live.get(id) ?? calls.find(id),
    async requireLive(id) {
      const call = live.get(id);
      if (call) return ok(call);
      return fail((await calls.find(id)) ? 'CALL_ENDED' : 'CALL_NOT_FOUND');
    },
    list: () => [...live.values()],
    async restore() {
      const now = clock.now();
      for (const stored of await calls.listLive()) await commit({ call: asLost(stored, now), events: [] });
      return live.size;
    },
    close() {
      isClosed = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
};

/** After a restart nobody is connected, the lobby is empty and a half-done change of mode is undone. */
const asLost = (stored: CallState, now: Timestamp): CallState => {
  const call = failSwitch(stored, 'The server was restarted.').call;
  const participants = call.participants.filter((participant) => participant.status !== 'waiting');
  return {
    ...call,
    smallSince: undefined,
    watchedPath: call.watchedPath && { unwatchedSince: now },
    shares: withoutStreams(call.shares),
    participants: participants.map((participant) =>
      isPresent(participant) ? { ...participant, status: 'disconnected' } : participant,
    ),
    lostAt: Object.fromEntries(presentIn(call).map((participant) => [participant.id, now])),
  };
};
