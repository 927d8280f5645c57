import { type ClosingFacts, closingOf } from './close-rules.ts';

interface ClosingParts {
  readonly facts: () => ClosingFacts;
  /** Asks the person whether to close all the same. */
  readonly ask: () => Promise<boolean>;
  /** The app is in the tray alone now. */
  readonly hidden: () => void;
  readonly quit: () => void;
}

/** What is needed of a window for that. */
interface ClosingWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  hide(): void;
  destroy(): void;
}

/** Closing the main window does what the rules say. */
export const closeByRules = (window: ClosingWindow, { facts, ask, hidden, quit }: ClosingParts): void => {
  let isAsking = false;
  const askFirst = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const isAgreed = await ask();
    isAsking = false;
    if (!isAgreed) return;
    if (facts().appGoesOn) window.destroy();
    else quit();
  };
  window.on('close', (event) => {
    const closing = closingOf(facts());
    if (closing === 'close') return;
    event.preventDefault();
    if (closing === 'quit') quit();
    if (closing === 'ask') void askFirst();
    if (closing !== 'hide') return;
    window.hide();
    hidden();
  });
};
