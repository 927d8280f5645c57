import type { ConnectionId } from '#shared/kernel/ids.ts';
import type { Connection, Delivery } from '#server/ports/index.ts';
import type { AccountActor } from '#server/domain/index.ts';
import { personNamed } from '../call-states.ts';

/** A signed-in account whose id is the name. */
export const accountNamed = (name: string, role: AccountActor['role'] = 'user'): AccountActor => {
  const person = personNamed(name);
  return {
    kind: 'account',
    id: person.id as AccountActor['id'],
    person,
    role,
    language: 'en',
    signInId: `${name}'s sign-in`,
  };
};

/** A connection that remembers what it was told. */
export interface RecordingConnection extends Connection {
  /** Names of events, and of signals in brackets, in order. */
  readonly heard: readonly string[];
  readonly closedFor: readonly string[];
}

/** Builds a connection of this person. */
export const createConnectionOf = (name: string, id = `${name}'s connection`): RecordingConnection => {
  const heard: string[] = [];
  const closedFor: string[] = [];
  return {
    id: id as ConnectionId,
    actor: accountNamed(name),
    heard,
    closedFor,
    deliver: (delivery: Delivery) =>
      void heard.push(delivery.kind === 'event' ? delivery.event.name : `(${delivery.signal.name})`),
    close: (why) => void closedFor.push(why),
  };
};
