import type { StoreApi } from 'zustand/vanilla';
import type { ServerConnection } from './client-types.ts';

interface Following {
  /** Called for every new connection; gives how to stop. */
  readonly listen: (line: ServerConnection) => readonly (() => void)[];
  /** The line is there again after it was lost: what was told meanwhile was not heard. */
  readonly onBack: () => void;
}

/** Listens on whatever connection there is, one after the other. Gives how to stop. */
export const followConnection = (
  connection: StoreApi<ServerConnection | null>,
  { listen, onBack }: Following,
): (() => void) => {
  let stops: readonly (() => void)[] = [];
  const unfollow = () => {
    for (const stop of stops) stop();
    stops = [];
  };
  const follow = (line: ServerConnection | null) => {
    unfollow();
    if (!line) return;
    const unsubscribe = line.state.subscribe((state, before) => {
      if (state.kind === 'online' && before.kind !== 'online') onBack();
    });
    stops = [...listen(line), unsubscribe];
  };
  follow(connection.getState());
  const stop = connection.subscribe(follow);
  return () => {
    stop();
    unfollow();
  };
};
