import type { MediaRoom, Outcome } from '#shared/contract/index.ts';
import { fail } from '#shared/contract/index.ts';
import type { CancelTimer, Clock, Timestamp } from '#shared/kernel/clock.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallRules,
  type CallState,
  type Change,
  type Facts,
  type Outgoing,
  advanceCall,
  andThen,
  failSwitch,
  isPresent,
  nextDueAt,
  presentIn,
} from '../domain/index.ts';
import type { CallRepository, Connections, Log, MediaPort, Publisher, SerialQueue } from '../ports/index.ts';

/** The running calls: mirrored in memory, stored before anything is told, moved on by one timer each. */
export interface LiveCalls {
  facts(): Facts;
  /** A running or past call. */
  find(id: CallId): Promise<CallState | undefined>;
  /** A call that has not ended; CALL_NOT_FOUND or CALL_ENDED otherwise. */
  requireLive(id: CallId): Promise<Outcome<CallState>>;
  /** Stores the change, then tells it. To be called from within the call's queue. */
  commit(change: Change): Promise<CallState>;
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
    'openRoom' | 'findRoom' | 'closeRoom' | 'closeParticipant' | 'closeAllTransports' | 'counts'
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
    sfuAvailable: media.counts().workers > 0,
  });

  const roomOf = (call: CallState) => (call.mode === 'sfu' ? media.findRoom(call.id) : undefined);

  /** The SFU must be ready before anybody is told to go there; if it is not, the call stays where it was. */
  const prepareMedia = async (change: Change): Promise<Change> => {
    const { call } = change;
    if (call.phase === 'ended' || call.mode !== 'sfu' || media.findRoom(call.id)) return change;
    const opened = await media.openRoom(call.id);
    if (opened.ok) return change;
    log.error({ callId: call.id, code: opened.error.code }, `no SFU for this call: ${opened.error.message}`);
    return andThen(change, (state) => failSwitch(state, opened.error.message));
  };

  const addRoom = (outgoing: Outgoing): Outgoing => {
    const { event } = outgoing;
    if (event.name === 'call.modeSwitchStarted' && event.payload.to === 'sfu') {
      const mediaRoom = media.findRoom(event.payload.callId);
      return { ...outgoing, event: { name: event.name, payload: { ...event.payload, mediaRoom } } };
    }
    if (event.name === 'call.started' && event.payload.call.mode === 'sfu') {
      const mediaRoom = media.findRoom(event.payload.call.id);
      return { ...outgoing, event: { name: event.name, payload: { ...event.payload, mediaRoom } } };
    }
    return outgoing;
  };

  /** Whoever is gone holds neither media nor a connection any more. */
  const release = (before: CallState | undefined, call: CallState) => {
    const staying = new Set(placesIn(call));
    const gone = before ? placesIn(before).filter((id) => !staying.has(id)) : [];
    for (const id of gone) connections.detach(id);
    if (call.phase === 'ended') return media.closeRoom(call.id);
    for (const id of gone) media.closeParticipant(call.id, id);
    const hasMoved = before !== undefined && (before.modeSwitch !== undefined || before.mode !== call.mode);
    if (hasMoved && !call.modeSwitch && call.mode === 'p2p') media.closeAllTransports(call.id);
  };

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

  const commit = async (asked: Change): Promise<CallState> => {
    const before = live.get(asked.call.id);
    const change = await prepareMedia(asked);
    const { call, events } = change;
    if (call !== before) await calls.save(call);
    if (call.phase === 'ended') live.delete(call.id);
    else live.set(call.id, call);
    arm(call);
    publisher.publish(events.map(addRoom));
    release(before, call);
    return call;
  };

  return {
    facts,
    roomOf,
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

const placesIn = (call: CallState): ParticipantId[] =>
  call.participants.filter((participant) => participant.status !== 'left').map((participant) => participant.id);

/** After a restart nobody is connected, the lobby is empty and a half-done change of mode is undone. */
const asLost = (stored: CallState, now: Timestamp): CallState => {
  const call = failSwitch(stored, 'The server was restarted.').call;
  const participants = call.participants.filter((participant) => participant.status !== 'waiting');
  return {
    ...call,
    smallSince: undefined,
    participants: participants.map((participant) =>
      isPresent(participant) ? { ...participant, status: 'disconnected' } : participant,
    ),
    lostAt: Object.fromEntries(presentIn(call).map((participant) => [participant.id, now])),
  };
};
