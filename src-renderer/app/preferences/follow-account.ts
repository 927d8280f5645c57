import type { StoreApi } from 'zustand/vanilla';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import type { Settings } from '#renderer/features/settings/index.ts';
import type { Clock } from '#renderer/media/timers.ts';
import { asRecord, asText, type StoredValue } from '#renderer/platform/index.ts';
import { namesIn, parseSettings, type SettingName, type SettingsModel } from './settings.ts';

/** Whose settings this browser has, and which of them were chosen here but are not in the account yet. */
export interface Kinship {
  readonly accountId: string;
  readonly pending: readonly SettingName[];
}

/** A kinship as it was kept, or null. */
export const parseKinship = (value: unknown): Kinship | null => {
  const { accountId, pending } = asRecord(value) ?? {};
  const id = asText(accountId);
  if (id === null || !Array.isArray(pending)) return null;
  const names: readonly SettingName[] = ['language', 'theme', 'notifications'];
  return { accountId: id, pending: names.filter((name) => pending.includes(name)) };
};

interface FollowOptions {
  readonly rest: RestClient;
  readonly identity: StoreApi<Identity>;
  readonly settings: SettingsModel;
  readonly kinship: StoredValue<Kinship>;
  readonly clock: Clock;
}

/** Keeps the settings of this browser and those of the account the same. */
export interface AccountFollower {
  /** Reads the account's settings again; another device may have changed them. */
  refresh(): Promise<void>;
  /** Forgets timers and listeners; what is pending stays kept. */
  close: () => void;
}

/** Somebody who tries out several looks is one change. */
const SETTLE_MS = 800;

const pick = (settings: Partial<Settings>, names: readonly SettingName[]): Partial<Settings> =>
  Object.fromEntries(names.map((name) => [name, settings[name]]));

const without = (names: readonly SettingName[], taken: readonly SettingName[]): readonly SettingName[] =>
  names.filter((name) => !taken.includes(name));

class Follower implements AccountFollower {
  readonly #options: FollowOptions;
  readonly #stops: readonly (() => void)[];
  #token: string | null = null;
  #cancelTimer: () => void = () => undefined;
  #rounds: Promise<void> = Promise.resolve();

  constructor(options: FollowOptions) {
    this.#options = options;
    const { identity, settings } = options;
    this.#stops = [
      identity.subscribe((person) => this.#meet(person)),
      settings.onChoice((names) => this.#chosen(names)),
    ];
    this.#meet(identity.getState());
  }

  /** One round after the other. */
  refresh(): Promise<void> {
    this.#rounds = this.#rounds.then(() => this.#round());
    return this.#rounds;
  }

  close(): void {
    this.#cancelTimer();
    for (const stop of this.#stops) stop();
  }

  get #accountId(): string | null {
    const person = this.#options.identity.getState();
    return person.kind === 'account' ? person.user.id : null;
  }

  #meet(person: Identity): void {
    const token = person.kind === 'account' ? person.token : null;
    if (token === this.#token) return;
    this.#token = token;
    this.#cancelTimer();
    if (token !== null) void this.refresh();
  }

  #chosen(names: readonly SettingName[]): void {
    const accountId = this.#accountId;
    if (accountId === null) return;
    const { kinship, clock } = this.#options;
    kinship.write({ accountId, pending: [...new Set([...this.#pendingOf(accountId), ...names])] });
    this.#cancelTimer();
    this.#cancelTimer = clock.schedule(SETTLE_MS, () => void this.refresh());
  }

  #pendingOf(accountId: string): readonly SettingName[] {
    const kept = this.#options.kinship.read();
    return kept?.accountId === accountId ? kept.pending : [];
  }

  /** Takes over what the account has, and gives it what was chosen here; a failure leaves that for the next time. */
  async #round(): Promise<void> {
    const accountId = this.#accountId;
    if (accountId === null) return;
    const { rest, settings, kinship } = this.#options;
    const answer = await rest.call(platformRoutes.getProfile, {});
    if (!answer.ok || this.#accountId !== accountId) return;
    const theirs = parseSettings(answer.value.user.preferences);
    // Before any account was here, what was chosen in this browser goes with the first one, where that has nothing to say.
    if (kinship.read() === null) kinship.write({ accountId, pending: without(settings.listChosen(), namesIn(theirs)) });
    const pending = this.#pendingOf(accountId);
    settings.adopt(pick(theirs, without(namesIn(theirs), pending)));
    if (pending.length === 0) return kinship.write({ accountId, pending });
    const sent = pick(settings.store.getState(), pending);
    const saved = await rest.call(platformRoutes.updateProfile, {
      // Only what was chosen here: the rest stays as it is by then. Captions and mails are in the same language.
      body: { preferences: sent, ...(sent.language ? { language: sent.language } : {}) },
    });
    if (!saved.ok || this.#accountId !== accountId) return;
    const now = settings.store.getState();
    const arrived = namesIn(sent).filter((name) => now[name] === sent[name]);
    kinship.write({ accountId, pending: without(this.#pendingOf(accountId), arrived) });
  }
}

/** Follows whoever signs in: with every sign-in the account's settings come, and what is chosen from then on goes there. */
export const followAccount = (options: FollowOptions): AccountFollower => new Follower(options);
