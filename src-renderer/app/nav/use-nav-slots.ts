import { useSyncExternalStore } from 'react';

/** How many places fit beside each other, from wide to narrow; on phones they stand at the bottom of the page. */
const widths = [
  { query: '(width >= 90em)', slots: 8 },
  { query: '(width >= 75em)', slots: 6 },
  { query: '(width >= 60em)', slots: 5 },
  { query: '(width >= 48em)', slots: 4 },
] as const;
const PHONE_SLOTS = 5;

const readSlots = (): number => widths.find(({ query }) => window.matchMedia(query).matches)?.slots ?? PHONE_SLOTS;

const subscribe = (changed: () => void): (() => void) => {
  const lists = widths.map(({ query }) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  return () => lists.forEach((list) => list.removeEventListener('change', changed));
};

/** Follows the width of the window. */
export const useNavSlots = (): number => useSyncExternalStore(subscribe, readSlots);
