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
  once(event: 'leave-full-screen', listener: () => void): unknown;
  isFullScreen(): boolean;
  setFullScreen(isFull: boolean): void;
  hide(): void;
  destroy(): void;
}

/** macOS would leave a black screen where a window was that filled it. */
const hide = (window: ClosingWindow): void => {
  if (!window.isFullScreen()) return window.hide();
  window.once('leave-full-screen', () => window.hide());
  window.setFullScreen(false);
};

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
    hide(window);
    hidden();
  });
};
