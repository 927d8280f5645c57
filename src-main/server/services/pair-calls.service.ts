import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type CallState,
  type Change,
  acceptPair,
  activatePair,
  endPair,
  findSeat,
  isParty,
  othersIn,
  rejectPair,
  requirePairSeat,
  ringingIn,
  tell,
  toPairCall,
} from '../domain/index.ts';
import type { Asker, Connections, Handlers, Publisher, RandomSource, Repositories } from '../ports/index.ts';
import { connectionOf, personOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly random: RandomSource;
}

type PairHandlers = Omit<Pick<Handlers, Extract<keyof Handlers, `pair.${string}`>>, 'pair.initiate'>;

/** Calls between two people, as those know them who ring each other by name rather than in a conversation. */
export const createPairCallsService = (parts: Parts): PairHandlers => {
  const { live, repositories, connections, publisher, random } = parts;

  /** A call that the asker has to do with; ended ones as well. */
  const requireParty = async (asker: Asker, callId: CallId): Promise<Outcome<CallState>> => {
    const call = await live.find(callId);
    if (!call) return fail('CALL_NOT_FOUND');
    return isParty(call, personOf(asker).id) ? ok(call) : fail('FORBIDDEN', 'User is not a participant of this call');
  };

  /** Loads, decides and stores; the domain itself says who may. */
  const change = async (asker: Asker, callId: CallId, decide: (call: CallState) => Outcome<Change>) => {
    const call = await live.find(callId);
    if (!call) return fail('CALL_NOT_FOUND');
    const decided = decide(call);
    if (!decided.ok) return decided;
    const { id, signInId: by } = personOf(asker);
    const next = await live.commit(decided.value, { by });
    const seat = findSeat(next, id);
    if (seat) connections.attach({ callId, participantId: seat.id, personId: id }, connectionOf(asker, connections));
    return ok({ pairCall: toPairCall(next, id) });
  };

  const accept = (asker: Asker, callId: CallId) => {
    const { person } = personOf(asker);
    const participantId = random.objectId() as ParticipantId;
    return change(asker, callId, (call) => acceptPair(call, { person, participantId }, live.facts()));
  };

  const end = (asker: Asker, callId: CallId, wish: { durationMs?: number | undefined; isLenient: boolean }) =>
    change(asker, callId, (call) => endPair(call, { person: personOf(asker).person, ...wish }, live.facts()));

  return {
    'pair.accept': (asker, { callId }) => accept(asker, callId),
    'pair.reject': (asker, { callId, reason }) =>
      change(asker, callId, (call) => rejectPair(call, { person: personOf(asker).person, reason }, live.facts())),
    'pair.end': (asker, { callId, ...wish }) => end(asker, callId, wish),
    'pair.setPhase': async (asker, { callId, phase }) => {
      const { person } = personOf(asker);
      if (phase === 'active') return change(asker, callId, (call) => activatePair(call, person, live.facts()));
      const call = await requireParty(asker, callId);
      if (!call.ok) return call;
      if (phase === 'connecting')
        return ringingIn(call.value).includes(person.id)
          ? accept(asker, callId)
          : fail('INVALID_CALL_STATE', 'Only a callee for whom it rings can let a call connect.');
      // Ringing calls are cancelled by the ending itself; a status report has no such word.
      if (call.value.phase === 'ringing')
        return fail('INVALID_CALL_STATE', 'A ringing call cannot become ended by its status.');
      return end(asker, callId, { isLenient: false });
    },
    'pair.get': async (asker, { callId }) => {
      const call = await requireParty(asker, callId);
      return call.ok ? ok({ pairCall: toPairCall(call.value, personOf(asker).id) }) : call;
    },
    'pair.list': async (asker, page) => {
      const { id } = personOf(asker);
      const { items, total } = await repositories.calls.pageOfPerson({ personId: id, ...page });
      const calls = await Promise.all(items.map((summary) => live.find(summary.id)));
      return ok({ pairCalls: calls.filter((call) => call !== undefined).map((call) => toPairCall(call, id)), total });
    },
    'pair.reportQuality': async (asker, { callId, quality }) => {
      const call = await live.requireLive(callId);
      if (!call.ok) return call.error.code === 'CALL_ENDED' ? fail('INVALID_CALL_STATE') : call;
      const { id } = personOf(asker);
      const seat = requirePairSeat(call.value, id);
      if (!seat.ok) return seat;
      publisher.publish([tell('call.qualityWarned', { callId, quality }, othersIn(call.value, id))]);
      return ok({});
    },
  };
};
