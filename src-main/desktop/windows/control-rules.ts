import type { ChosenServer } from '#shared/ipc/index.ts';

/** The server that a window was opened for. */
export type ServerShown = Pick<ChosenServer, 'id' | 'origin'>;

/** What becomes of the control center's window when the chosen server may have changed. What it shows of one server is nothing to another. */
export const afterServerChange = (
  shown: ServerShown | null,
  chosen: ServerShown | null,
): 'stay' | 'reload' | 'close' => {
  if (!chosen || !shown || chosen.id !== shown.id) return 'close';
  return chosen.origin === shown.origin ? 'stay' : 'reload';
};
