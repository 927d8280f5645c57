import { type Observed, qualities } from './control-state.ts';

/** How the wall is sorted. */
export const wallOrders = ['arrival', 'attention', 'name'] as const;
export type WallOrder = (typeof wallOrders)[number];

/** How much somebody needs to be looked at; more is more. */
const needOf = ({ lostAt, quality }: Observed): number =>
  lostAt === null ? qualities.indexOf(quality) : qualities.length;

const isGood = (need: number): boolean => need < qualities.indexOf('fair');

/** Everybody who is well is equally well: only trouble moves somebody forward, so that the wall stays calm. */
const byNeed = (a: Observed, b: Observed): number => {
  const [first, second] = [needOf(a), needOf(b)].map((need) => (isGood(need) ? 0 : need));
  return (second ?? 0) - (first ?? 0);
};

const comparers: Readonly<Record<WallOrder, (a: Observed, b: Observed) => number>> = {
  arrival: () => 0,
  attention: byNeed,
  name: (a, b) => a.name.localeCompare(b.name),
};

/** The ids on the wall in their order; people who are equal stay in order of arrival. */
export const orderWall = (people: Iterable<Observed>, order: WallOrder): readonly string[] =>
  [...people].toSorted(comparers[order]).map(({ id }) => id);

/** Where the arrow keys lead from one tile; stays at the edges. Null where there are no tiles. */
export const neighbourOf = (
  ids: readonly string[],
  from: string | null,
  step: 'left' | 'right' | 'up' | 'down',
  columns: number,
): string | null => {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at < 0) return ids[0] ?? null;
  const by = { left: -1, right: 1, up: -columns, down: columns }[step];
  return ids[at + by] ?? ids[at] ?? null;
};
