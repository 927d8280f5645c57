import process from 'node:process';
import { networkInterfaces } from 'node:os';
import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { NearbyServer } from '#shared/ipc/index.ts';
import { watchNearby } from '../../discovery/index.ts';

/** Servers that announce themselves in this network. They are only suggestions: their keys are checked like any other's. */
export interface NearbyServers {
  readonly list: () => readonly NearbyServer[];
  /** One came or went. */
  readonly changes: Source<void>;
  readonly close: () => Promise<void>;
}

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((infos = []) => infos)
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);

/** Listens on every network of this machine. A network that cannot be listened on leaves the list as it is. */
export const openNearbyServers = (): NearbyServers => {
  const changes = createEmitter<void>();
  const watch = watchNearby({
    addresses: ownAddresses,
    onChange: () => changes.emit(),
    onFailure: (address, failure) => process.stderr.write(`Nearby servers on ${address}: ${String(failure)}\n`),
  });
  return {
    list: () => watch.list().map(({ name, url, fingerprint }) => ({ name, origin: url, fingerprint })),
    changes,
    close: () => watch.close(),
  };
};
