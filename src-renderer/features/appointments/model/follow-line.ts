import type { StoreApi } from 'zustand/vanilla';
import type { ServerConnection } from '#renderer/client/client-types.ts';

/** The account's connection; null while there is none in this tab. */
export type Line = StoreApi<ServerConnection | null>;

/** What to do with a connection. */
export interface LineListeners {
  /** Subscribes to messages; gives how to stop. */
  readonly listen: (connection: ServerConnection) => readonly (() => void)[];
  /** The line has come, or come back: what was told before was missed. */
  readonly onOnline: () => void;
}

/** Listens on whatever connection there is, now and later. Gives how to stop. */
export const followLine = (line: Line, { listen, onOnline }: LineListeners): (() => void) => {
  let stops: readonly (() => void)[] = [];
  const rewire = (connection: ServerConnection | null): void => {
    for (const stop of stops) stop();
    if (!connection) return void (stops = []);
    const stopState = connection.state.subscribe((state, before) => {
      if (state.kind === 'online' && before.kind !== 'online') onOnline();
    });
    stops = [stopState, ...listen(connection)];
  };
  rewire(line.getState());
  const stop = line.subscribe(rewire);
  return () => {
    stop();
    for (const end of stops) end();
  };
};
