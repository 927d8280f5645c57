import type { MediaEngine } from '#renderer/media/media-engine.ts';
import {
  type LocalTracks,
  type MediaPath,
  noTracks,
  type PathMessage,
  type PeerLink,
  type RemoteParticipant,
  type TrackKey,
} from '#renderer/media/media-path.ts';
import { ShownWidths } from '#renderer/media/shown-widths.ts';
import type { PathStats } from '#renderer/media/stats.ts';
import type { CancelTimer } from '#renderer/media/timers.ts';
import type { TilePlace } from './call-view.ts';
import {
  decidePath,
  noPath,
  type OpenPath,
  type PathEffect,
  type PathEvent,
  type PathState,
  type PathTarget,
} from './path-switch.ts';
import { isReady } from './readiness.ts';
import { type Choices, chooseTracks, nextFadeEnd } from './track-choice.ts';

/** Signals of a peer-to-peer path that is not built yet are kept so long. */
const EARLY_MS = 15_000;
const EARLY_SIGNALS = 300;

interface MediaPathsOptions {
  readonly engine: MediaEngine;
  readonly open: (target: PathTarget) => MediaPath;
  readonly confirm: (success: boolean, error?: string) => void;
  readonly askSeat: () => void;
  /** Tracks, links or the mode changed. */
  readonly changed: () => void;
}

interface Live {
  readonly serial: number;
  readonly path: MediaPath;
  readonly unsubscribe: () => void;
}

/** Holds the open media paths of one call and does what `path-switch` decides. */
export class MediaPaths {
  readonly #options: MediaPathsOptions;
  #state: PathState = noPath;
  #live: readonly Live[] = [];
  #choices: Choices = new Map();
  #local: LocalTracks = noTracks;
  #remotes: readonly RemoteParticipant[] = [];
  readonly #widths = new ShownWidths();
  #early: readonly { readonly at: number; readonly message: PathMessage }[] = [];
  readonly #timers = new Set<CancelTimer>();
  #cancelFade: CancelTimer | null = null;
  #events: PathEvent[] = [];
  #isDeciding = false;
  #closed = false;

  constructor(options: MediaPathsOptions) {
    this.#options = options;
  }

  /** The path that everybody is on; while a change is under way, the old one. */
  get mode(): MediaPath['mode'] {
    return this.#state.kind === 'none' ? 'p2p' : this.#state.current.target.mode;
  }

  /** What each tile plays. */
  get choices(): Choices {
    return this.#choices;
  }

  /** Decides about an event and acts. Events that come up meanwhile are decided after it. */
  dispatch(event: PathEvent): void {
    this.#events.push(event);
    if (this.#isDeciding) return;
    this.#isDeciding = true;
    for (let next = this.#events.shift(); next && !this.#closed; next = this.#events.shift()) {
      const step = decidePath(this.#state, next);
      this.#state = step.state;
      for (const effect of step.effects) this.#act(effect);
      this.#checkReady();
    }
    this.#isDeciding = false;
    this.#choose();
  }

  publish(tracks: LocalTracks): void {
    this.#local = tracks;
    for (const { path } of this.#live) path.publish(tracks);
  }

  setRemotes(remotes: readonly RemoteParticipant[]): void {
    this.#remotes = remotes;
    for (const { path } of this.#live) path.setRemotes(remotes);
    this.#pathChanged();
  }

  receive(message: PathMessage): void {
    if (message.kind === 'withdrawn') for (const { path } of this.#live) path.receive(message);
    const mode = message.kind === 'signal' ? 'p2p' : 'sfu';
    // Of two paths of one kind the older one is only there for its last picture.
    const newest = this.#live.find(({ path }) => path.mode === mode);
    if (message.kind !== 'withdrawn') newest?.path.receive(message);
    if (message.kind === 'signal' && !newest)
      this.#early = [...this.#fresh(), { at: this.#now(), message }].slice(-EARLY_SIGNALS);
  }

  /** How wide a picture is shown in one place; the widest place decides what comes. */
  setWidth(key: TrackKey, widthPx: number, place: TilePlace = 'stage'): void {
    const widest = this.#widths.note(key, widthPx, place);
    for (const { path } of this.#live) path.setWidth(key, widest);
  }

  /** The connection to the server is back. Paths that the server forgot stay as they are until their successor plays. */
  refresh(): void {
    const lost = new Set(this.#open().flatMap((path) => (path.lost ? path.serial : [])));
    for (const { serial, path } of this.#live) if (!lost.has(serial)) path.refresh();
  }

  /** The line to each participant's media, the best of all open paths. */
  links(): ReadonlyMap<string, PeerLink> {
    const links = new Map<string, PeerLink>();
    for (const { path } of this.#live) {
      const { peers, link } = path.state.getState();
      const whole: PeerLink = link === 'connected' ? 'connected' : link === 'broken' ? 'disconnected' : 'connecting';
      for (const { id } of this.#remotes)
        if (links.get(id) !== 'connected') links.set(id, path.mode === 'p2p' ? (peers.get(id) ?? 'connecting') : whole);
    }
    return links;
  }

  /** How loud the others are, as far as the present path knows. */
  levels(): ReadonlyMap<string, number> {
    return this.#current()?.path.levels() ?? new Map();
  }

  /** Measures every open path, newest first. */
  async collectStats(): Promise<readonly { serial: number; mode: MediaPath['mode']; stats: PathStats }[]> {
    return Promise.all(
      this.#live.map(async ({ serial, path }) => ({ serial, mode: path.mode, stats: await path.collectStats() })),
    );
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#timers) cancel();
    this.#cancelFade?.();
    for (const { serial } of this.#live) this.#closePath(serial);
  }

  #now(): number {
    return this.#options.engine.clock.now();
  }

  #fresh() {
    return this.#early.filter(({ at }) => this.#now() - at < EARLY_MS);
  }

  #current(): Live | undefined {
    const { kind } = this.#state;
    return kind === 'none' ? undefined : this.#find(this.#state.current.serial);
  }

  /** The paths that count; a retiring one does not. */
  #open(): readonly OpenPath[] {
    const state = this.#state;
    if (state.kind === 'none') return [];
    return state.kind === 'steady' ? [state.current] : [state.current, state.next];
  }

  #find(serial: number): Live | undefined {
    return this.#live.find((live) => live.serial === serial);
  }

  readonly #acts: { readonly [K in PathEffect['kind']]: (effect: Extract<PathEffect, { kind: K }>) => void } = {
    open: ({ path }) => this.#openPath(path),
    close: ({ serial, afterMs }) => {
      if (afterMs === 0) this.#closePath(serial);
      else this.#later(afterMs, () => this.#closePath(serial));
    },
    confirm: ({ success, error }) => this.#options.confirm(success, error),
    askSeat: () => this.#options.askSeat(),
    watch: ({ serial, delayMs }) => this.#later(delayMs, () => this.dispatch({ kind: 'overdue', serial })),
  };

  #act(effect: PathEffect): void {
    const act: (effect: never) => void = this.#acts[effect.kind];
    act(effect as never);
  }

  #later(delayMs: number, task: () => void): void {
    const cancel = this.#options.engine.clock.schedule(delayMs, () => {
      this.#timers.delete(cancel);
      task();
    });
    this.#timers.add(cancel);
  }

  #openPath({ serial, target }: OpenPath): void {
    const path = this.#options.open(target);
    path.publish(this.#local);
    for (const [key, widthPx] of this.#widths.all()) path.setWidth(key, widthPx);
    path.setRemotes(this.#remotes);
    const unsubscribe = path.state.subscribe(() => this.#pathChanged());
    this.#live = [{ serial, path, unsubscribe }, ...this.#live];
    if (target.mode !== 'p2p') return;
    for (const { message } of this.#fresh()) path.receive(message);
    this.#early = [];
  }

  #closePath(serial: number): void {
    const live = this.#find(serial);
    live?.unsubscribe();
    live?.path.close();
    this.#live = this.#live.filter((other) => other !== live);
    if (!this.#closed) this.#choose();
  }

  #pathChanged(): void {
    if (this.#closed) return;
    for (const { serial, lost } of this.#open())
      if (!lost && this.#find(serial)?.path.state.getState().link === 'lost') this.dispatch({ kind: 'lost', serial });
    this.#choose();
    this.#checkReady();
  }

  #checkReady(): void {
    const state = this.#state;
    if (state.kind !== 'switching' || state.confirmed) return;
    const current = this.#find(state.current.serial)?.path.state.getState();
    const next = this.#find(state.next.serial)?.path.state.getState();
    if (!next) return;
    const question = {
      current: current ?? { tracks: new Map() },
      next,
      remotes: this.#remotes,
      isHidden: (key: TrackKey) => this.#widths.of(key) === 0,
    };
    if (isReady(question)) this.dispatch({ kind: 'ready', serial: state.next.serial });
  }

  #choose(): void {
    const paths = this.#live.map(({ path }) => ({ mode: path.mode, tracks: path.state.getState().tracks }));
    this.#choices = chooseTracks(this.#choices, paths, this.#now());
    this.#cancelFade?.();
    const end = nextFadeEnd(this.#choices);
    this.#cancelFade =
      end === null ? null : this.#options.engine.clock.schedule(Math.max(1, end - this.#now()), () => this.#choose());
    this.#options.changed();
  }
}
