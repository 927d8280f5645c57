import type { Entrance, HallGuest, Person } from '#shared/contract/index.ts';
import type { ConnectionId, PersonId } from '#shared/kernel/ids.ts';

/** Somebody in a hall that is no meeting, by one connection. */
export interface Presence {
  readonly person: Person;
  readonly connectionId: ConnectionId;
  readonly entry: Entrance;
}

/** Who is in which hall. A hall is there as long as somebody is in it. */
export interface HallRegister {
  /** False when there is no room for this connection. Coming again changes what is told of the person. */
  enter(hall: string, presence: Presence): boolean;
  /** The presence that ended; undefined when there was none. */
  leave(hall: string, connectionId: ConnectionId): Presence | undefined;
  isIn(hall: string, connectionId: ConnectionId): boolean;
  guestsOf(hall: string): readonly HallGuest[];
  /** The other people in it, each once. */
  othersIn(hall: string, personId: PersonId): readonly PersonId[];
  /** The halls in which this connection is. */
  hallsOf(connectionId: ConnectionId): readonly string[];
}

const MOST_PRESENT = 200;
const MOST_HALLS = 50;

/** Builds an empty register. */
export const createHallRegister = (): HallRegister => {
  const halls = new Map<string, Map<ConnectionId, Presence>>();
  const hallsOf = (connectionId: ConnectionId) =>
    [...halls].filter(([, present]) => present.has(connectionId)).map(([hall]) => hall);

  return {
    hallsOf,
    enter(hall, presence) {
      const present = halls.get(hall) ?? new Map<ConnectionId, Presence>();
      const isKnown = present.has(presence.connectionId);
      if (!isKnown && (present.size >= MOST_PRESENT || hallsOf(presence.connectionId).length >= MOST_HALLS))
        return false;
      halls.set(hall, present.set(presence.connectionId, presence));
      return true;
    },
    leave(hall, connectionId) {
      const present = halls.get(hall);
      const gone = present?.get(connectionId);
      present?.delete(connectionId);
      if (present?.size === 0) halls.delete(hall);
      return gone;
    },
    isIn: (hall, connectionId) => halls.get(hall)?.has(connectionId) === true,
    guestsOf: (hall) => [...(halls.get(hall)?.values() ?? [])].map(({ person, entry }) => ({ person, entry })),
    othersIn(hall, personId) {
      const people = [...(halls.get(hall)?.values() ?? [])].map(({ person }) => person.id);
      return [...new Set(people)].filter((id) => id !== personId);
    },
  };
};
