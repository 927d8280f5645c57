import type { CoreEvent } from '#shared/contract/index.ts';
import type { CancelTimer, Clock, Timestamp } from '#shared/kernel/clock.ts';
import type { AppointmentId, ConversationId } from '#shared/kernel/ids.ts';
import {
  type AppointmentRules,
  type AppointmentState,
  completeIfEmpty,
  completionDueAt,
  countConnected,
  endCall,
  noteEmpty,
  noteOccupied,
  tell,
} from '../domain/index.ts';
import type { AppointmentRepository, Log, Publisher, SerialQueue } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

/** Keeps appointments true to what happens in their calls: a room that stays empty completes the running session. */
export interface SessionKeeper {
  /** Stores the appointment, then tells its two parties. To be called from within the appointment's queue. */
  commit(appointment: AppointmentState): Promise<void>;
  /** Pays attention from now on to who comes and goes in the calls of this appointment. */
  watch(appointment: AppointmentState): void;
  /** Ends the call of a session that is over. */
  endCallOf(appointment: AppointmentState): Promise<void>;
  /** Takes up the sessions of a former run: whoever was in them has the whole grace to come back. */
  restore(): Promise<void>;
  /** Stops all timers for good. */
  close(): void;
}

interface Parts {
  readonly appointments: AppointmentRepository;
  readonly live: LiveCalls;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly clock: Clock;
  readonly rules: AppointmentRules;
  readonly log: Log;
}

/** Builds the keeper; it watches nothing until told to. */
export const createSessionKeeper = (parts: Parts): SessionKeeper => {
  const { appointments, live, publisher, queue, clock, rules, log } = parts;
  const watched = new Map<ConversationId, AppointmentId>();
  const timers = createTimers(clock);

  const arm = (appointment: AppointmentState, earliest: Timestamp = 0) => {
    const { id } = appointment;
    const dueAt = completionDueAt(appointment, rules);
    if (dueAt === undefined) return timers.cancel(id);
    timers.set(id, Math.max(dueAt, earliest), () => change(id, (found) => completeIfEmpty(found, clock.now(), rules)));
  };

  /** Once a session is over and its room empty, nobody has to watch it any more. */
  const settle = (appointment: AppointmentState) => {
    arm(appointment);
    const { conversationId, status } = appointment;
    if (conversationId && status !== 'inProgress' && !isOccupied(live, appointment)) watched.delete(conversationId);
  };

  const commit = async (appointment: AppointmentState) => {
    await appointments.save(appointment);
    settle(appointment);
    const { client, provider } = appointment;
    publisher.publish([tell('appointment.changed', { appointment }, [client.id, provider.id])]);
  };

  /** Changes an appointment by what its room looks like at that moment. */
  const change = (id: AppointmentId, decideEmpty: (appointment: AppointmentState) => AppointmentState) => {
    const run = async () => {
      const found = await appointments.find(id);
      if (!found) return;
      const next = isOccupied(live, found) ? noteOccupied(found) : decideEmpty(found);
      if (next.status !== found.status) return commit(next);
      if (next !== found) await appointments.save(next);
      settle(next);
    };
    const note = (bug: unknown) => log.error({ appointmentId: id, err: bug }, 'a session was not followed');
    queue.run(id, run).catch(note);
  };

  publisher.published.on(({ event }) => {
    const conversationId = watched.size > 0 ? conversationOf(event, live) : undefined;
    const id = conversationId && watched.get(conversationId);
    if (!id) return;
    const now = clock.now();
    change(id, (appointment) => noteEmpty(appointment, now));
  });

  const watch = ({ id, conversationId }: AppointmentState) => {
    if (conversationId !== undefined) watched.set(conversationId, id);
  };

  return {
    commit,
    watch,
    async endCallOf(appointment) {
      const running = callOf(live, appointment);
      if (!running) return;
      await queue.run(running.id, async () => {
        const call = await live.requireLive(running.id);
        if (call.ok) await live.commit(endCall(call.value, { reason: 'normal' }, live.facts()));
      });
    },
    async restore() {
      const now = clock.now();
      for (const stored of await appointments.listInProgress()) {
        const appointment = callOf(live, stored) ? noteEmpty(stored, now) : stored;
        if (appointment !== stored) await appointments.save(appointment);
        watch(appointment);
        arm(appointment, now + rules.emptyGraceMs);
      }
    },
    close: () => timers.close(),
  };
};

/** One timer per appointment; the newest wins. */
const createTimers = (clock: Clock) => {
  const timers = new Map<AppointmentId, CancelTimer>();
  let isClosed = false;
  const cancel = (id: AppointmentId) => {
    timers.get(id)?.();
    timers.delete(id);
  };
  return {
    cancel,
    set(id: AppointmentId, dueAt: Timestamp, task: () => void) {
      cancel(id);
      if (!isClosed) timers.set(id, clock.schedule(Math.max(0, dueAt - clock.now()), task));
    },
    close() {
      isClosed = true;
      for (const id of timers.keys()) cancel(id);
    },
  };
};

const callOf = (live: LiveCalls, { conversationId }: AppointmentState) =>
  conversationId && live.list().find((call) => call.conversationId === conversationId);

const isOccupied = (live: LiveCalls, appointment: AppointmentState): boolean => {
  const call = callOf(live, appointment);
  return call !== undefined && countConnected(call) > 0;
};

/** The conversation of the call in which somebody came or went. */
const conversationOf = (event: CoreEvent, live: LiveCalls): ConversationId | undefined => {
  switch (event.name) {
    case 'call.ended':
      return event.payload.conversationId;
    case 'participant.joined':
    case 'participant.left':
    case 'participant.statusChanged':
      return live.list().find((call) => call.id === event.payload.callId)?.conversationId;
    default:
      return undefined;
  }
};
