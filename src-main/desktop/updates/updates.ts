import type { CancelTimer, Clock } from '#shared/kernel/clock.ts';
import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { UpdateState } from '#shared/ipc/index.ts';
import type { SettingsStore } from '../settings/settings.ts';

/** Why an update came to nothing. */
export type UpdateFailure = Extract<UpdateState, { kind: 'failed' }>;

/** What finds, fetches and installs. Nothing of it is loaded before an address is set. */
export interface UpdateEngine {
  /** The version that the feed has and this app is not; null when this is the newest. */
  check(feed: string): Promise<string | null>;
  /** Fetches what was found last; it is then installed when the app quits. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** What a failure of the two above means. */
  explain(failure: unknown): UpdateFailure;
}

/** Updates of this app: looked for by themselves, fetched only when the person says so. */
export interface Updates {
  readonly state: () => UpdateState;
  readonly changes: Source<UpdateState>;
  readonly check: () => Promise<void>;
  readonly download: () => Promise<void>;
  /** Quits the app, if an update waits for that. */
  readonly install: () => void;
}

interface UpdateParts {
  readonly engine: UpdateEngine;
  readonly settings: Pick<SettingsStore, 'read' | 'changes'>;
  readonly clock: Clock;
  /** Ends the app in order; that asks when a call would end. */
  readonly quit: () => void;
}

const EVERY_MS = 6 * 60 * 60_000;

class Updater implements Updates {
  readonly changes = createEmitter<UpdateState>();
  readonly #parts: UpdateParts;
  #feed: string | null;
  #state: UpdateState;
  #cancelTimer: CancelTimer = () => undefined;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    this.#feed = parts.settings.read().updateFeed;
    this.#state = this.#feed === null ? { kind: 'off' } : { kind: 'idle', checkedAt: null };
    parts.settings.changes.on(({ updateFeed }) => this.#follow(updateFeed));
    void this.check();
  }

  readonly state = (): UpdateState => this.#state;

  readonly check = async (): Promise<void> => {
    const feed = this.#feed;
    const { engine, clock } = this.#parts;
    if (feed === null || !['idle', 'available', 'failed'].includes(this.#state.kind)) return;
    this.#cancelTimer();
    this.#set({ kind: 'checking' });
    const found = await this.#attempt(async (): Promise<UpdateState> => {
      const version = await engine.check(feed);
      return version === null ? { kind: 'idle', checkedAt: clock.now() } : { kind: 'available', version };
    });
    // Another address was set meanwhile: this answer means nothing any more.
    if (this.#feed !== feed) return;
    this.#set(found);
    this.#cancelTimer = clock.schedule(EVERY_MS, () => void this.check());
  };

  readonly download = async (): Promise<void> => {
    if (this.#state.kind !== 'available') return;
    const { version } = this.#state;
    this.#set({ kind: 'downloading', version, percent: 0 });
    const onProgress = (percent: number) => {
      if (this.#state.kind === 'downloading') this.#set({ kind: 'downloading', version, percent });
    };
    this.#set(
      await this.#attempt(async (): Promise<UpdateState> => {
        await this.#parts.engine.download(onProgress);
        return { kind: 'ready', version };
      }),
    );
  };

  readonly install = (): void => {
    if (this.#state.kind === 'ready') this.#parts.quit();
  };

  async #attempt(step: () => Promise<UpdateState>): Promise<UpdateState> {
    try {
      return await step();
    } catch (failure) {
      return this.#parts.engine.explain(failure);
    }
  }

  #follow(feed: string | null): void {
    // What is on its way, or waits to be installed, is finished first.
    if (feed === this.#feed || this.#state.kind === 'downloading' || this.#state.kind === 'ready') return;
    this.#feed = feed;
    this.#cancelTimer();
    this.#set(feed === null ? { kind: 'off' } : { kind: 'idle', checkedAt: null });
    void this.check();
  }

  #set(state: UpdateState): void {
    this.#state = state;
    this.changes.emit(state);
  }
}

/** Looks for updates from now on, where an address is set. */
export const openUpdates = (parts: UpdateParts): Updates => new Updater(parts);
