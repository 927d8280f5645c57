import { type Conversation, type Outcome, type Participant, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { CallId, ConnectionId, ParticipantId } from '#shared/kernel/ids.ts';
import type { Asker, Connections, PasswordHasher, Repositories } from '../ports/index.ts';
import { type AccountActor, type CallState, findSeat, maySee, type PersonActor, isPerson } from '../domain/index.ts';
import type { LiveCalls } from './live-calls.ts';

/** What somebody is to a conversation. */
export interface Standing {
  readonly isMember: boolean;
  /** Administrator or moderator of the conversation, or administrator of the server. */
  readonly isModerator: boolean;
}

/** Guests belong to the one conversation their link leads to, but never moderate. */
export const standingOf = (actor: PersonActor, conversation: Conversation | undefined): Standing => {
  if (actor.kind === 'guest') return { isMember: actor.conversationId === conversation?.id, isModerator: false };
  const member = conversation?.members.find((other) => other.person.id === actor.id);
  const moderates = member?.role === 'admin' || member?.role === 'moderator' || actor.role === 'admin';
  return { isMember: member !== undefined, isModerator: moderates };
};

/** Whoever came by an invitation into one call belongs to no other. */
export const isMeantFor = (actor: PersonActor, callId: CallId): boolean =>
  actor.kind === 'account' || actor.callId === undefined || actor.callId === callId;

/** The gateway lets only people through to operations of people; this makes the type say so. */
export const personOf = (asker: Asker): PersonActor => {
  if (!isPerson(asker.actor)) throw new Error('An operation of people was asked by no person');
  return asker.actor;
};

/** The same for operations of accounts. */
export const accountOf = (asker: Asker): AccountActor => {
  if (asker.actor.kind !== 'account') throw new Error('An operation of accounts was asked by no account');
  return asker.actor;
};

/** A running call and the asker's own place in it; with an id, it must be that place. */
export const requireOwnSeat = async (
  live: Pick<LiveCalls, 'requireLive'>,
  asker: Asker,
  callId: CallId,
  participantId?: ParticipantId,
): Promise<Outcome<{ readonly call: CallState; readonly own: Participant }>> => {
  const call = await live.requireLive(callId);
  if (!call.ok) return call;
  const own = isPerson(asker.actor) ? findSeat(call.value, asker.actor.id) : undefined;
  if (!own) return fail('NOT_A_PARTICIPANT');
  if (own.status === 'waiting') return fail('NOT_ADMITTED');
  if (participantId !== undefined && participantId !== own.id) return fail('FORBIDDEN', 'That is another participant.');
  return ok({ call: call.value, own });
};

/** A running or past call that the asker may look into. */
export const requireVisible = async (live: LiveCalls, asker: Asker, callId: CallId): Promise<Outcome<CallState>> => {
  const { id } = personOf(asker);
  const call = await live.find(callId);
  if (!call) return fail('CALL_NOT_FOUND');
  if (findSeat(call, id)?.status === 'waiting') return fail('NOT_ADMITTED');
  return maySee(call, id) ? ok(call) : fail('NOT_A_PARTICIPANT');
};

/** True for whoever began the call, and for the host of a meeting. */
export const isInitiator = (call: CallState, actor: PersonActor): boolean =>
  call.meeting?.host.id === actor.id ||
  call.participants.some((participant) => participant.id === call.initiatorId && participant.person.id === actor.id);

/** True for the initiator's person, and for moderators. */
export const mayDirect = (call: CallState, actor: PersonActor, standing: Standing): boolean =>
  standing.isModerator || isInitiator(call, actor);

/** What somebody is to the conversation of a call. */
export const standingIn = async (repositories: Repositories, actor: PersonActor, call: CallState): Promise<Standing> =>
  standingOf(actor, await repositories.conversations.find(call.conversationId));

/** A running call that the asker may direct. */
export const requireDirected = async (
  live: LiveCalls,
  repositories: Repositories,
  asker: Asker,
  callId: CallId,
): Promise<Outcome<CallState>> => {
  const actor = personOf(asker);
  const call = await live.requireLive(callId);
  if (!call.ok) return call;
  return mayDirect(call.value, actor, await standingIn(repositories, actor, call.value)) ? call : fail('FORBIDDEN');
};

/** True without a password, and for whoever knows it. */
export const hasKey = async (passwords: PasswordHasher, call: CallState, password?: string): Promise<boolean> =>
  call.meetingFacts?.passwordHash === undefined ||
  (password !== undefined && (await passwords.matches(password, call.meetingFacts.passwordHash)));

/** The connection that keeps a place of the asker: the one that was asked by, or else one of the same client. */
export const connectionOf = ({ connectionId, actor }: Asker, connections: Connections): ConnectionId | undefined => {
  if (connectionId !== undefined || !isPerson(actor)) return connectionId;
  return connections.ofPerson(actor.id).findLast((other) => other.actor.signInId === actor.signInId)?.id;
};
