import type { App } from 'electron';
import type { NativeTexts } from './native-texts.ts';
import { showTwoWays } from './two-way-dialog.ts';

interface QuitParts {
  readonly texts: NativeTexts;
  /** How many people would lose their call. */
  readonly countPeople: () => Promise<number>;
  /** Asks whoever is in a call on another server. */
  readonly mayLeave: () => Promise<boolean>;
  /** Closes everything that must not be cut off. */
  readonly close: () => Promise<void>;
}

/** How the app ends. */
export interface Quitting {
  /** True once windows shall close instead of hiding. */
  readonly isQuitting: () => boolean;
}

const isAgreed = async (texts: NativeTexts, count: number): Promise<boolean> => {
  const pressed = await showTwoWays({
    type: 'warning',
    message: texts('quitTitle'),
    detail: texts('quitText', { count }),
    buttons: [texts('quitAnyway'), texts('keepRunning')],
    safe: 1,
  });
  return pressed === 0;
};

/** Quitting asks when a call would end by it, then stops the server in order, and only then ends the app. */
export const quitInOrder = (app: App, { texts, countPeople, mayLeave, close }: QuitParts): Quitting => {
  let phase: 'running' | 'asking' | 'closing' | 'closed' = 'running';
  const quit = async (): Promise<void> => {
    phase = 'asking';
    const count = await countPeople();
    if (!(await (count > 0 ? isAgreed(texts, count) : mayLeave()))) {
      phase = 'running';
      return;
    }
    phase = 'closing';
    await close();
    phase = 'closed';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (phase === 'closed') return;
    event.preventDefault();
    if (phase === 'running') void quit();
  });
  return { isQuitting: () => phase === 'closing' || phase === 'closed' };
};
