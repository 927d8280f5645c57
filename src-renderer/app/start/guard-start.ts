import { findDesktop } from '#renderer/platform/index.ts';
import { startAgain } from './start-again.ts';
import { showStartFault } from './start-fault.ts';

/** Opens a page in its place. What leaves nothing of it later on is told to `fail`. */
export type OpenPage = (root: Element, fail: (failure: unknown) => void) => Promise<void>;

interface StartHabits {
  readonly report?: (failure: unknown) => void;
  /** Begins anew; false when that is of no use. */
  readonly again?: () => boolean;
}

/** Fetches and opens the page; one that cannot be opened is tried once more, and then says so, with what can be done, instead of staying blank. */
export const guardStart = async (
  fetchPage: () => Promise<OpenPage>,
  { report = reportError, again = startAgain }: StartHabits = {},
): Promise<void> => {
  const fail = (failure: unknown): void => {
    // Into the console, which the desktop app keeps in its log.
    report(failure);
    showStartFault(failure, findDesktop());
  };
  try {
    const open = await fetchPage();
    const root = document.querySelector('#root');
    if (!root) throw new Error('The page has no place for the app');
    await open(root, fail);
  } catch (failure) {
    if (again()) report(failure);
    else fail(failure);
  }
};
