import * as z from 'zod/mini';
import { knownServer } from '#shared/ipc/servers.ipc.ts';
import type { Pin } from './probe-server.ts';

/** A known server as it is kept: with the certificate of its authority, where it has one of its own. */
export const keptServer = z.extend(knownServer, { authority: z.nullable(z.string()) });

/** A known server as it is kept. */
export type KeptServer = z.output<typeof keptServer>;

/** What was found out about a server that may be used. */
export interface SeenServer {
  readonly origin: string;
  readonly pin: Pin | null;
  readonly name: string;
  readonly at: number;
}

const LONGEST_LIST = 100;

const newestFirst = (servers: readonly KeptServer[]): KeptServer[] =>
  servers.toSorted((a, b) => b.usedAt - a.usedAt).slice(0, LONGEST_LIST);

/** The server that was meant: by its address; by its key when it moved to another address. */
const findSame = (servers: readonly KeptServer[], { origin, pin }: SeenServer): KeptServer | undefined =>
  servers.find((server) => server.origin === origin) ??
  servers.find((server) => pin !== null && server.fingerprint === pin.fingerprint);

/** The list with this server on top, and the server's entry. `newId` is for servers that are new. */
export const rememberServer = (
  servers: readonly KeptServer[],
  seen: SeenServer,
  newId: () => string,
): { readonly servers: KeptServer[]; readonly server: KeptServer } => {
  const same = findSame(servers, seen);
  const { origin, pin, at } = seen;
  const fingerprint = pin?.fingerprint ?? null;
  const authority = pin?.authority ?? null;
  const server = {
    id: same?.id ?? newId(),
    origin,
    fingerprint,
    authority,
    usedAt: at,
    name: seen.name || (same?.name ?? origin),
  };
  return { server, servers: newestFirst([server, ...servers.filter(({ id }) => id !== server.id)]) };
};
