import type { Bonjour, Service } from 'bonjour-service';
import { type NetworksOptions, onEachNetwork } from './each-network.ts';
import { type NearbyServer, SERVICE_TYPE, toNearby } from './server-record.ts';

export type { NearbyServer } from './server-record.ts';

/** Everybody is asked again this often, */
const ASK_AGAIN_MS = 2_000;
/** and whoever stays silent for so long, three questions, is gone. Published lifetimes are hours: a killed server would stay. */
const SILENCE_MS = 6_500;
const SWEEP_MS = 1_000;

/** The servers around, until it is closed. */
export interface NearbyWatch {
  /** Those that are there now, by name. */
  list(): readonly NearbyServer[];
  close(): Promise<void>;
}

/** What a watch needs. */
export interface NearbyOptions extends Pick<NetworksOptions, 'addresses' | 'onFailure'> {
  /** Told whenever the list has changed. */
  readonly onChange: (servers: readonly NearbyServer[]) => void;
}

/** Watches for servers on all networks of this machine: found as soon as they answer, gone when they say goodbye or fall silent. */
export const watchNearby = ({ addresses, onFailure, onChange }: NearbyOptions): NearbyWatch => {
  const heard = new Map<string, { readonly server: NearbyServer; readonly at: number }>();
  const list = () =>
    [...heard.values()].map(({ server }) => server).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const add = (service: Service) => {
    const server = toNearby(service);
    if (!server) return;
    const known = heard.get(server.id)?.server;
    heard.set(server.id, { server, at: performance.now() });
    if (known?.url !== server.url || known.fingerprint !== server.fingerprint) onChange(list());
  };
  const remove = (ids: readonly string[]) => {
    const gone = ids.filter((id) => heard.delete(id));
    if (gone.length > 0) onChange(list());
  };
  const networks = onEachNetwork({
    addresses,
    onFailure,
    open: (bonjour) => askAgainAndAgain(bonjour, add, ({ fqdn }) => remove([fqdn])),
  });
  const sweep = setInterval(() => {
    const oldest = performance.now() - SILENCE_MS;
    remove([...heard].filter(([, { at }]) => at < oldest).map(([id]) => id));
  }, SWEEP_MS);
  sweep.unref();
  return {
    list,
    async close() {
      clearInterval(sweep);
      await networks.close();
    },
  };
};

/** The library tells of a service once; a new question with a new listener tells of it again. */
const askAgainAndAgain = (bonjour: Bonjour, up: (service: Service) => void, down: (service: Service) => void) => {
  const ask = () => {
    const browser = bonjour.find({ type: SERVICE_TYPE }, up);
    browser.on('down', down);
    return browser;
  };
  let browser = ask();
  const timer = setInterval(() => {
    browser.stop();
    browser = ask();
  }, ASK_AGAIN_MS);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      browser.stop();
    },
  };
};
