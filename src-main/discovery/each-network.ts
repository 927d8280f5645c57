import { isIPv4 } from 'node:net';
import { Bonjour } from 'bonjour-service';

/** How often the addresses of this machine are looked at: cables and wireless networks come and go. */
const LOOK_AGAIN_MS = 3_000;

/** What is open on one network. */
export interface OnNetwork {
  /** Says goodbye where there is something to say. */
  close(): Promise<void>;
}

/** The networks that this machine is on. */
export interface Networks {
  close(): Promise<void>;
}

/** What to do on each network, and what it needs. */
export interface NetworksOptions {
  /** The addresses of this machine at any time; IPv6 ones are passed over. */
  readonly addresses: () => readonly string[];
  readonly open: (bonjour: Bonjour) => OnNetwork;
  /** A network on which multicast cannot be used. Everything else goes on. */
  readonly onFailure: (address: string, failure: unknown) => void;
}

/** Opens one multicast socket for each network of this machine, since a socket sends on one of them only; keeps up with changes. */
export const onEachNetwork = ({ addresses, open, onFailure }: NetworksOptions): Networks => {
  const opened = new Map<string, OnNetwork & { readonly bonjour: Bonjour }>();
  const start = (address: string) => {
    const failed = (failure: unknown) => onFailure(address, failure);
    // Bound to all addresses: a socket bound to one of them hears no multicast. The library's types do not know what it passes on.
    const wish: object = { interface: address, bind: '0.0.0.0' };
    const bonjour = new Bonjour(wish, failed);
    opened.set(address, { bonjour, ...open(bonjour) });
  };
  const stop = async (address: string) => {
    const network = opened.get(address);
    if (!network) return;
    opened.delete(address);
    await network.close();
    await new Promise<void>((done) => network.bonjour.destroy(done));
  };
  const look = async () => {
    const present = addresses().filter((address) => isIPv4(address));
    for (const address of present) if (!opened.has(address)) start(address);
    await Promise.all([...opened.keys()].filter((address) => !present.includes(address)).map(stop));
  };
  const report = (failure: unknown) => onFailure('all networks', failure);
  void look().catch(report);
  const timer = setInterval(() => void look().catch(report), LOOK_AGAIN_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await Promise.all([...opened.keys()].map(stop));
    },
  };
};
