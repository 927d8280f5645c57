import { type Networks, type NetworksOptions, onEachNetwork } from './each-network.ts';
import { SERVICE_TYPE, type ServerFacts, toInstanceName, toText } from './server-record.ts';

const GOODBYE_LIMIT_MS = 500;

/** A server that can be found. */
export type Announcement = Networks;

/** Announces a server on all networks of this machine until it is closed; then others are told that it is gone. */
export const announceServer = (
  facts: ServerFacts,
  { addresses, onFailure }: Pick<NetworksOptions, 'addresses' | 'onFailure'>,
): Announcement =>
  onEachNetwork({
    addresses,
    onFailure,
    open: (bonjour) => {
      bonjour.publish({
        name: toInstanceName(facts),
        type: SERVICE_TYPE,
        port: facts.port,
        txt: toText(facts),
        // Host and port make the name unique; asking first would find this machine's own answer on another network.
        probe: false,
      });
      return {
        close: () =>
          new Promise((done) => {
            // On a network that is gone already, nobody hears the goodbye and the library waits for ever.
            const limit = setTimeout(done, GOODBYE_LIMIT_MS);
            bonjour.unpublishAll(() => {
              clearTimeout(limit);
              done();
            });
          }),
      };
    },
  });
