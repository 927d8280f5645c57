import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { ChosenServer, ConnectOutcome, EventPayload } from '#shared/ipc/index.ts';
import { type ServerLink, isLoopbackOrigin, parseServerLink } from '#shared/ipc/server-link.ts';
import type { Hosting } from '../hosting/hosting.ts';
import type { Secrets } from '../settings/secrets.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { bareHostOf } from './certificate-guard.ts';
import { type KeptServer, rememberServer } from './known-servers.ts';
import type { NearbyServers } from './nearby-servers.ts';
import { watchOwnServer } from './own-server.ts';
import { judgeServer } from './pin-rules.ts';
import type { ProbeResult } from './probe-server.ts';

/** The id of the own server. */
export const OWN = 'own';

/** Which server the app speaks to, and which it might. */
export interface ServerChoice {
  /** Null before one is chosen, and while the own one is not up. */
  readonly chosen: () => ChosenServer | null;
  /** Looks at a server and chooses it if its key is right and no call is in the way; the window then loads the link's screen. */
  connect(target: string, trust: string | null): Promise<ConnectOutcome>;
  /** Chooses the own server; the window loads anew once that is up. False when the person rather stays in a call. */
  chooseOwn(): Promise<boolean>;
  /** Chooses none, unless the person rather stays in a call. */
  readonly leave: () => Promise<void>;
  /** A person stopped the own server: nobody waits for it. Quitting stops it too, and it stays chosen for the next start. */
  readonly leaveOwn: () => void;
  forget(id: string): Promise<void>;
  readonly lists: () => EventPayload<'serversChanged'>;
  /** The origin that a page which loads now may talk to. While the own server comes back, that is where it was. */
  readonly originForPage: () => string | null;
  /** The main window's page asks which server it speaks to. It is noted, to load the page anew when another one is up. */
  readonly notePage: () => void;
  /** The certificates of the authorities pinned for a host. */
  readonly authoritiesOf: (host: string) => readonly string[];
  /** A certificate of this host was not from its authority. */
  readonly noteRefusal: (host: string) => void;
  readonly changes: Source<void>;
  /** The chosen server was refused, and why. */
  readonly refusals: Source<EventPayload<'keyRefused'>>;
}

interface ChoiceParts {
  readonly settings: SettingsStore;
  readonly secrets: Secrets;
  readonly hosting: Pick<Hosting, 'running' | 'changes'>;
  readonly nearby: Pick<NearbyServers, 'list' | 'changes'>;
  readonly probe: (origin: string) => Promise<ProbeResult>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Asked before the main window leaves a call; false changes nothing. */
  readonly mayLeave: () => Promise<boolean>;
  /** Loads the windows anew, the main one on this screen. */
  readonly reload: (path: string) => void;
}

const connected = { kind: 'connected' } as const;
const stayed = { kind: 'stayed' } as const;

class Choice implements ServerChoice {
  readonly changes = createEmitter<void>();
  readonly refusals = createEmitter<EventPayload<'keyRefused'>>();
  readonly #parts: ChoiceParts;
  readonly #own;
  #originOfPage: string | null = null;
  #isAskingAboutKey = false;
  /** The chosen server showed another key: there is no call with it any more. */
  #isRefused = false;

  constructor(parts: ChoiceParts) {
    this.#parts = parts;
    const { hosting, probe, nearby, reload } = parts;
    this.#own = watchOwnServer({
      hosting,
      probe,
      onUp: () => {
        if (this.#id() === OWN && this.#originOfPage !== this.#ownServer()?.origin) reload('/');
      },
    });
    nearby.changes.on(() => this.changes.emit());
  }

  readonly chosen = (): ChosenServer | null => {
    if (this.#id() === OWN) return this.#ownServer();
    const known = this.#find(({ id }) => id === this.#id());
    if (!known) return null;
    const { id, name, origin, fingerprint } = known;
    return { id, name, origin, fingerprint, owner: null };
  };

  async connect(target: string, trust: string | null): Promise<ConnectOutcome> {
    const link = this.#linkOf(target);
    if (!link) return { kind: 'invalid' };
    const { origin, path } = link;
    if (origin === this.#ownServer()?.origin) return this.#chooseOwnAt(path);
    if (origin.startsWith('http:') && !isLoopbackOrigin(origin)) return { kind: 'insecure', origin };
    const known = this.#find((server) => server.origin === origin);
    const verdict = judgeServer({ link, known, trust }, await this.#parts.probe(origin));
    if (verdict.kind !== 'good') return verdict;
    const { pin, name } = verdict;
    // By the address that others use.
    if (pin !== null && pin.fingerprint === this.#ownServer()?.fingerprint) return this.#chooseOwnAt(path);
    if (!(await this.#mayLeave())) return stayed;
    const { settings, now, newId } = this.#parts;
    const { server, servers } = rememberServer(settings.read().servers, { origin, pin, name, at: now() }, newId);
    settings.change({ servers });
    return this.#choose(server.id, path);
  }

  async chooseOwn(): Promise<boolean> {
    if (this.#ownServer()) return (await this.#chooseOwnAt('/')).kind === 'connected';
    if (!(await this.#mayLeave())) return false;
    this.#parts.settings.change({ server: OWN });
    return true;
  }

  readonly leave = async (): Promise<void> => {
    if (await this.#mayLeave()) this.#choose(null, '/');
  };

  readonly leaveOwn = (): void => {
    if (this.#id() === OWN) this.#choose(null, '/');
  };

  async forget(id: string): Promise<void> {
    const isChosen = this.#id() === id;
    if (isChosen && !(await this.#mayLeave())) return;
    const { settings, secrets } = this.#parts;
    secrets.forget(id);
    settings.change({ servers: settings.read().servers.filter((server) => server.id !== id) });
    if (isChosen) this.#choose(null, '/');
    else this.changes.emit();
  }

  readonly lists = (): EventPayload<'serversChanged'> => {
    const known = this.#parts.settings.read().servers;
    return {
      known: known.map(({ authority: _kept, ...server }) => server),
      nearby: [...this.#parts.nearby.list()],
    };
  };

  readonly originForPage = (): string | null =>
    this.chosen()?.origin ?? (this.#id() === OWN ? this.#originOfPage : null);

  readonly notePage = (): void => void (this.#originOfPage = this.chosen()?.origin ?? null);

  readonly authoritiesOf = (host: string): readonly string[] => {
    const own = this.#own.find();
    const pinned = [
      ...this.#parts.settings.read().servers.map(({ origin, authority }) => ({ origin, authority })),
      { origin: own?.ready.url, authority: own?.pin?.authority ?? null },
    ];
    return pinned.flatMap(({ origin, authority }) =>
      origin !== undefined && authority !== null && bareHostOf(origin) === host ? [authority] : [],
    );
  };

  readonly noteRefusal = (host: string): void => {
    const server = this.chosen();
    if (!server || bareHostOf(server.origin) !== host || this.#isAskingAboutKey) return;
    this.#isAskingAboutKey = true;
    const tell = (found: ProbeResult): void => {
      const seen = found.kind === 'found' ? (found.pin?.fingerprint ?? null) : null;
      this.#isAskingAboutKey = false;
      this.#isRefused = true;
      this.refusals.emit({ origin: server.origin, name: server.name, known: server.fingerprint, seen });
    };
    void this.#parts.probe(server.origin).then(tell);
  };

  #id(): string | null {
    return this.#parts.settings.read().server;
  }

  #find(test: (server: KeptServer) => boolean): KeptServer | undefined {
    return this.#parts.settings.read().servers.find(test);
  }

  #ownServer(): ChosenServer | null {
    const own = this.#own.find();
    if (!own) return null;
    const { url, fingerprint, owner } = own.ready;
    return { id: OWN, name: '', origin: url, fingerprint, owner: { id: owner.id, token: owner.token } };
  }

  #linkOf(target: string): ServerLink | null {
    const known = this.#find(({ id }) => id === target);
    return known ? { origin: known.origin, path: '/', fingerprint: null } : parseServerLink(target);
  }

  async #mayLeave(): Promise<boolean> {
    return this.#isRefused || (await this.#parts.mayLeave());
  }

  async #chooseOwnAt(path: string): Promise<ConnectOutcome> {
    return (await this.#mayLeave()) ? this.#choose(OWN, path) : stayed;
  }

  #choose(server: string | null, path: string): { readonly kind: 'connected' } {
    this.#isRefused = false;
    this.#parts.settings.change({ server });
    this.changes.emit();
    this.#parts.reload(path);
    return connected;
  }
}

/** Builds the choice over what is remembered. */
export const createServerChoice = (parts: ChoiceParts): ServerChoice => new Choice(parts);
