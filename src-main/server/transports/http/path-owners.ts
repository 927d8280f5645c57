import type { Dialect } from '../../dialects/dialect.ts';

/** Finds the API to which a path belongs, also one that leads nowhere, so that an error has the form its clients read. */
export type PathOwners = (url: string) => Dialect;

const segmentsOf = (path: string): string[] => path.split('?', 1).join('').split('/').filter(Boolean);

/** How many segments two paths have in common before they part; a parameter is like nothing. */
const commonLength = (one: readonly string[], other: readonly string[]): number => {
  const end = one.findIndex((segment, index) => segment !== other[index]);
  return end === -1 ? one.length : end;
};

/** The owner is the API with the route that begins most like the path; of several, and for paths like none, the first. */
export const createPathOwners = (dialects: readonly [Dialect, ...Dialect[]]): PathOwners => {
  const routes = dialects.flatMap((dialect) =>
    dialect.routes.map(({ entry }) => ({ dialect, segments: segmentsOf(entry.path) })),
  );
  return (url) => {
    const asked = segmentsOf(url);
    let [best] = dialects;
    let most = 0;
    for (const { dialect, segments } of routes) {
      const length = commonLength(segments, asked);
      if (length > most) [best, most] = [dialect, length];
    }
    return best;
  };
};
