import { type Entrance, type Outcome, type OutputOf, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallState,
  belongsTo,
  findSeat,
  joinCall,
  loseConnection,
  presentIn,
  resumeCall,
  tell,
} from '../domain/index.ts';
import type { Asker, Connections, Handlers, Publisher, RandomSource, SerialQueue } from '../ports/index.ts';
import { accountOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface MediaWish {
  readonly audio?: boolean | undefined;
  readonly video?: boolean | undefined;
  readonly screen?: boolean | undefined;
}

/** What people do in a hall that is a call. */
export interface CallHall {
  enter(asker: Asker, callId: CallId, hall: string, entry: Entrance): Promise<Outcome<OutputOf<'hall.enter'>>>;
  leave(asker: Asker, callId: CallId): Promise<Outcome<unknown>>;
  setMedia(asker: Asker, callId: CallId, media: MediaWish): Promise<Outcome<unknown>>;
  say(asker: Asker, callId: CallId, text: string): Promise<Outcome<unknown>>;
}

/** All that halls need of calls. */
export interface CallHallParts {
  readonly live: LiveCalls;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  /** What is done in a call is done by these. */
  readonly calls: Pick<Handlers, 'call.setMediaState' | 'chat.send' | 'call.join' | 'call.leave'>;
}

/** Builds the side of halls that are calls. All of it runs in the queue of the call. */
export const createCallHall = (parts: CallHallParts): CallHall => {
  const { live, connections, publisher, queue, calls } = parts;

  /** Meetings have their own list of guests; any other call is open to those who may join it at all. */
  const seat = async (asker: Asker, call: CallState, entry: Entrance) => {
    const { id } = accountOf(asker);
    if (call.meeting || findSeat(call, id)) {
      const seated = decide(parts, asker, call, entry);
      if (!seated.ok) return seated;
      return ok({ participantId: seated.value.participantId, call: await live.commit(seated.value) });
    }
    // Who waits to be let in is something that halls cannot say.
    if (call.isLocked) return fail('CALL_LOCKED');
    const joined = await calls['call.join'](asker, { callId: call.id, audio: true, video: call.type === 'video' });
    if (!joined.ok) return joined;
    const next = await live.requireLive(call.id);
    return next.ok ? ok({ participantId: joined.value.participantId, call: next.value }) : next;
  };

  return {
    enter: (asker, callId, hall, entry) =>
      queue.run(callId, async () => {
        const { id: personId } = accountOf(asker);
        const call = await live.requireLive(callId);
        const seated = call.ok ? await seat(asker, call.value, entry) : call;
        if (!seated.ok) return seated;
        const { participantId, call: next } = seated.value;
        connections.attach({ callId, participantId, personId }, asker.connectionId);
        const guests = presentIn(next).map(({ id, person }) => ({
          person,
          entry: id === participantId ? entry : { about: undefined },
        }));
        if (asker.connectionId)
          publisher.publish([tell('hall.welcomed', { hall, guests }, [personId], [asker.connectionId])]);
        return ok({ hall, callId, guests });
      }),

    leave: (asker, callId) =>
      queue.run(callId, async () => {
        const call = await live.requireLive(callId);
        const seat = call.ok ? findSeat(call.value, accountOf(asker).id) : undefined;
        if (!call.ok || !seat) return call.ok ? fail('NOT_A_PARTICIPANT') : call;
        // Whoever came by the hall alone has no other way to leave.
        if (!call.value.meeting) return calls['call.leave'](asker, { callId });
        connections.detach(seat.id);
        return ok(await live.commit(loseConnection(call.value, seat, live.facts())));
      }),

    setMedia: (asker, callId, media) => queue.run(callId, () => calls['call.setMediaState'](asker, { callId, media })),
    say: (asker, callId, text) => queue.run(callId, () => calls['chat.send'](asker, { callId, text })),
  };
};

/** Takes a place that is kept, or a new one for whoever hosts or was invited. */
const decide = ({ live, random }: CallHallParts, asker: Asker, call: CallState, entry: Entrance) => {
  const { id, person } = accountOf(asker);
  const facts = live.facts();
  if (findSeat(call, id)) return resumeCall(call, id, facts, { entry });
  if (!belongsTo(call, id)) return fail('NOT_A_PARTICIPANT');
  const participantId = random.objectId() as ParticipantId;
  const hasKey = call.meetingFacts?.passwordHash === undefined;
  const seat = { participantId, person, audio: true, video: true, isAllowed: true, mustWait: false };
  return joinCall(call, { ...seat, hasKey, entry }, facts);
};
