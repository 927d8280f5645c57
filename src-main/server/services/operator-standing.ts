import { type Outcome, fail } from '#shared/contract/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Actor, type Author, type CallState, findSeat, isPerson, makerOf, maySee } from '../domain/index.ts';
import type { Asker } from '../ports/index.ts';
import type { LiveCalls } from './live-calls.ts';

/** Its operators, its maker, and administrators of the server. */
const maySteer = (actor: Actor, call: CallState): boolean => {
  if (actor.kind === 'operator') return actor.callId === call.id;
  return actor.kind === 'account' && (actor.role === 'admin' || makerOf(call)?.id === actor.id);
};

/** These, those who are or were in it, and those who are invited into it; nobody who was removed. */
const mayWatch = (actor: Actor, call: CallState): boolean => {
  if (maySteer(actor, call)) return true;
  if (!isPerson(actor) || call.removed.includes(actor.id)) return false;
  return maySee(call, actor.id) || (actor.kind === 'guest' && actor.callId === call.id);
};

/** A running or past call that the asker may look at. */
export const requireWatched = async (
  live: LiveCalls,
  { actor }: Asker,
  callId: CallId,
): Promise<Outcome<CallState>> => {
  const call = await live.find(callId);
  if (!call) return fail('CALL_NOT_FOUND');
  return mayWatch(actor, call) ? ok(call) : fail('FORBIDDEN');
};

/** A running call that the asker may look at and add to; whoever still waits to be let in may not. */
export const requireJoinable = async (live: LiveCalls, asker: Asker, callId: CallId): Promise<Outcome<CallState>> => {
  const call = await requireWatched(live, asker, callId);
  if (!call.ok) return call;
  const { actor } = asker;
  if (isPerson(actor) && findSeat(call.value, actor.id)?.status === 'waiting') return fail('NOT_ADMITTED');
  return call.value.phase === 'ended' ? fail('CALL_ENDED') : call;
};

/** A running or past call whose steering is the asker's business. */
export const requireOperated = async (
  live: LiveCalls,
  { actor }: Asker,
  callId: CallId,
): Promise<Outcome<CallState>> => {
  const call = await live.find(callId);
  if (!call) return fail('CALL_NOT_FOUND');
  return maySteer(actor, call) ? ok(call) : fail('FORBIDDEN');
};

/** A running call that the asker may steer. */
export const requireSteered = async (live: LiveCalls, asker: Asker, callId: CallId): Promise<Outcome<CallState>> => {
  const call = await requireOperated(live, asker, callId);
  return call.ok && call.value.phase === 'ended' ? fail('CALL_ENDED') : call;
};

/** What the log says of who acted. */
export const authorOf = ({ actor }: Asker): Author => {
  if (actor.kind === 'operator') return { steeredBy: actor.name };
  return isPerson(actor) ? { steeredBy: actor.person.name } : {};
};

/** The running calls that an account may steer. */
export const steeredBy = (live: LiveCalls, actor: Actor): readonly CallState[] =>
  live.list().filter((call) => maySteer(actor, call));
