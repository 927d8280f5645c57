import type { ReadyLine } from '#shared/ipc/server-process.ts';
import type { Hosting } from '../hosting/hosting.ts';
import type { Pin, ProbeResult } from './probe-server.ts';

/** The own server as pages reach it: up, and its certificate known. */
export interface OwnServer {
  readonly ready: ReadyLine;
  readonly pin: Pin | null;
}

/** Follows the own server. */
export interface OwnServerWatch {
  /** Null while it is not up, or not yet recognised. */
  readonly find: () => OwnServer | null;
}

interface WatchParts {
  readonly hosting: Pick<Hosting, 'running' | 'changes'>;
  readonly probe: (origin: string) => Promise<ProbeResult>;
  /** It can be reached, for the first time or again. */
  readonly onUp: () => void;
}

/** Looks at the server's certificate each time it comes up, before a page speaks to it: it must be the one it told of itself. */
export const watchOwnServer = ({ hosting, probe, onUp }: WatchParts): OwnServerWatch => {
  let met: OwnServer | null = null;
  const meet = async (ready: ReadyLine): Promise<void> => {
    const found = await probe(ready.url);
    if (found.kind !== 'found' || hosting.running()?.ready !== ready) return;
    if ((found.pin?.fingerprint ?? null) !== ready.fingerprint) return;
    met = { ready, pin: found.pin };
    onUp();
  };
  let meeting: ReadyLine | null = null;
  hosting.changes.on(({ kind }) => {
    const ready = hosting.running()?.ready ?? null;
    if (ready && ready !== meeting) void meet(ready);
    meeting = ready;
    if (kind === 'stopped' || kind === 'failed') met = null;
  });
  return { find: () => met };
};
