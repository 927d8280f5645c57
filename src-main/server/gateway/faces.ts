import type { Person } from '#shared/contract/index.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { Faces } from '../ports/index.ts';

/** Remembers who was changed since the start; all others look as they did when they came. */
export const createFaces = (): Faces => {
  const known = new Map<PersonId, Person>();
  return {
    changed: (person) => void known.set(person.id, person),
    current(actor) {
      if (actor.kind !== 'account' && actor.kind !== 'guest') return actor;
      const person = known.get(actor.id);
      return person ? { ...actor, person } : actor;
    },
  };
};
