import type { OutboundEntry } from '#shared/dialects/entry.ts';
import { type Outbound, outbounds } from './catalog.ts';
import type { ServerConnection } from './client-types.ts';

/** Listens to one of the server's messages by its name in the catalog, where the name is a variable. Gives how to stop. */
export const onOutbound = <N extends keyof typeof outbounds>(
  connection: Pick<ServerConnection, 'on'>,
  name: N,
  listener: (payload: Outbound<N>) => void,
): (() => void) => {
  const entry: OutboundEntry = outbounds[name];
  return connection.on(entry, (payload) => listener(payload as Outbound<N>));
};
