import type { WireContact } from '#renderer/client/platform-catalog.ts';

/** Under which name somebody is shown. */
export const nameOf = ({ firstName, lastName }: Pick<WireContact, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim();

const rank: Readonly<Record<WireContact['status'], number>> = { online: 0, away: 1, busy: 1, offline: 2 };

/** Whoever can be reached first, then by name. */
export const inOrder = (contacts: readonly WireContact[], language: string): readonly WireContact[] =>
  contacts.toSorted(
    (one, other) => rank[one.status] - rank[other.status] || nameOf(one).localeCompare(nameOf(other), language),
  );

/** Letters without case and accents, as people type when they look for somebody. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Those whose name or address has all words of the text. */
export const matching = (contacts: readonly WireContact[], text: string): readonly WireContact[] => {
  const words = plain(text).split(/\s+/u).filter(Boolean);
  return contacts.filter((contact) => {
    const searched = plain(`${nameOf(contact)} ${contact.email ?? ''}`);
    return words.every((word) => searched.includes(word));
  });
};
