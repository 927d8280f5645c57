import type { Repositories } from '#server/ports/index.ts';

/** Makes an empty store for the running test, and cleans up after it. */
type NewStore = () => Promise<Repositories>;

/** What every database has to fulfil: declares the tests of one repository. */
export type RepositorySuite = (newStore: NewStore) => void;
