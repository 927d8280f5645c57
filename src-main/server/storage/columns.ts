import type { Person } from '#shared/contract/index.ts';
import type { Flag, PersonColumns } from './schema.ts';

/** A yes or no as it is stored. */
export const toFlag = (value: boolean): Flag => (value ? 1 : 0);

/** A text without what a search should not care about: letter case, and the ways to write the same letter. */
export const toSearchText = (text: string): string => text.normalize('NFKC').toLowerCase();

const literally = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

/** A pattern that matches the text itself anywhere: its own percent signs and underscores are not wildcards. */
export const anywhere = (text: string): string => `%${literally(text)}%`;

/** The same at the beginning. */
export const atStart = (text: string): string => `${literally(text)}%`;

/** The columns that keep who somebody was. */
export const toPersonColumns = (person: Person): PersonColumns => ({
  person_id: person.id,
  person_kind: person.kind,
  person_name: person.name,
  person_avatar: person.avatar ?? null,
});

/** Who somebody was, from the columns that kept it. */
export const fromPersonColumns = (row: PersonColumns): Person => ({
  id: row.person_id,
  kind: row.person_kind,
  name: row.person_name,
  avatar: row.person_avatar ?? undefined,
});

/** Parts of a list, each small enough for one statement: databases bound the number of parameters (SQLite: 32766). */
export const inBatches = <T>(items: readonly T[], size = 1000): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
/** True when nothing is to be changed: an UPDATE without columns is not SQL, and Kysely leaves undefined ones out. */
export const isEmptyChange = (change: object): boolean => Object.values(change).every((value) => value === undefined);
