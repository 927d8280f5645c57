import type { DeskCall, DeskCommand, DeskReport } from '#shared/ipc/index.ts';
import { type Source, createEmitter } from '#shared/kernel/emitter.ts';

/** What the page of the main window said last; null while there is none. */
export type DeskState = DeskReport | null;

/** The call that the main window is in; null outside of calls, and without a page. */
export const callIn = (state: DeskState): DeskCall | null => state?.call ?? null;

/** What the app knows of the main window's calls, and how it acts on them. */
export interface CallDesk {
  readonly state: () => DeskState;
  /** The state now, and the one before; told only when it differs. */
  readonly changes: Source<{ readonly now: DeskState; readonly before: DeskState }>;
  /** The page says what is. */
  readonly report: (report: DeskReport) => void;
  /** The page is gone, and with it its call. */
  readonly reset: () => void;
  /** A person wants something; what no longer fits the state is passed over. */
  readonly command: (command: DeskCommand) => void;
  /** What is to be done. */
  readonly commands: Source<DeskCommand>;
}

/** Whether a command still means something: the call may have ended, the ring stopped. */
const fits = (command: DeskCommand, state: DeskState): boolean => {
  if (command.kind === 'show') return true;
  if ('ringId' in command) return state?.rings.some(({ id }) => id === command.ringId) ?? false;
  return callIn(state) !== null;
};

/** Builds a desk that knows of no page yet. */
export const createCallDesk = (): CallDesk => {
  const changes = createEmitter<{ readonly now: DeskState; readonly before: DeskState }>();
  const commands = createEmitter<DeskCommand>();
  let state: DeskState = null;
  const set = (now: DeskState): void => {
    const before = state;
    // Reports are plain data in an order that the schema gives.
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    state = now;
    changes.emit({ now, before });
  };
  return {
    state: () => state,
    changes,
    report: set,
    reset: () => set(null),
    command(command) {
      if (fits(command, state)) commands.emit(command);
    },
    commands,
  };
};
