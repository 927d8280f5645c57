import type { Person } from './people.ts';
import type { ReplyOf } from './published.ts';

/** Looks like an id and names nothing. */
export const UNKNOWN_ID = 'f'.repeat(24);

/** What one participant was given: ids, mode, participants. */
export type Seat = ReplyOf<'call:join'>;

/** A call that runs. */
export interface Scene {
  readonly callId: string;
  /** The seat of the initiator, then those of the others in the order in which they came. */
  readonly seats: readonly [Seat, ...Seat[]];
}

/** One begins a call in the conversation over the socket. */
export const beginCall = (by: Person, conversationId: string, type: 'video' | 'audio' = 'video'): Promise<Seat> =>
  by.socket.ask('call:initiate', { conversationId, type });

/** Comes into a call over the socket. */
export const joinCall = (who: Person, callId: string): Promise<Seat> =>
  who.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });

/** One begins a call and the others come in, one after another. */
export const callWith = async (by: Person, others: readonly Person[], conversationId: string): Promise<Scene> => {
  const first = await beginCall(by, conversationId);
  const seats: [Seat, ...Seat[]] = [first];
  for (const other of others) seats.push(await joinCall(other, first.callId));
  return { callId: first.callId, seats };
};
