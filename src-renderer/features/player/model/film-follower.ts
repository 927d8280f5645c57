import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Clock, every } from '#renderer/media/timers.ts';
import { filmPosition, type Film, type FilmState } from './film.ts';
import { type FilmAction, type FilmMoment, newMemory, steerFilm } from './steer-film.ts';

/** The part of a video element that is steered. */
export type FilmElement = Pick<
  HTMLVideoElement,
  'currentTime' | 'paused' | 'playbackRate' | 'readyState' | 'seeking' | 'muted' | 'play' | 'pause'
>;

/** What the browser keeps from playing until somebody clicks. */
export type FilmBlock = 'none' | 'sound' | 'everything';

/** How the element is doing. */
export interface FollowState {
  readonly block: FilmBlock;
  /** How far ahead of everybody it is, in milliseconds; null while that cannot be told. */
  readonly driftMs: number | null;
  /** It has nothing to show yet. */
  readonly isWaiting: boolean;
}

interface FollowerOptions {
  readonly element: FilmElement;
  readonly film: Film;
  readonly serverNow: () => number | null;
  readonly clock: Clock;
}

const LOOK_MS = 100;
/** `HAVE_FUTURE_DATA`: it can go on from where it is. */
const CAN_GO_ON = 3;

const isRefusal = (failure: unknown): boolean => failure instanceof DOMException && failure.name === 'NotAllowedError';

/** Keeps one video element where everybody is. */
export class FilmFollower {
  readonly state: StoreApi<FollowState> = createStore<FollowState>(() => ({
    block: 'none',
    driftMs: null,
    isWaiting: true,
  }));
  readonly #options: FollowerOptions;
  #wanted: FilmState | null = null;
  #memory = newMemory;
  #isStarting = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
  }

  /** Begins to look after the element; gives how to stop, which leaves it paused. */
  start(): () => void {
    const { clock, element } = this.#options;
    const stop = every(clock, LOOK_MS, () => this.#look());
    return () => {
      stop();
      element.pause();
    };
  }

  /** From now on the element follows this. */
  follow(wanted: FilmState | null): void {
    this.#wanted = wanted;
    this.#look();
  }

  /** Turns the sound of this element on or off, for this viewer alone. */
  setSound(on: boolean): void {
    this.#options.element.muted = !on;
  }

  /** Lets go what the browser held back; to be called in the handler of a click. */
  unblock(): void {
    this.#options.element.muted = false;
    this.state.setState({ block: 'none' });
    this.#look();
  }

  #moment(): FilmMoment {
    const { element } = this.#options;
    return {
      positionS: element.currentTime,
      isPaused: element.paused,
      rate: element.playbackRate,
      isWaiting: element.seeking || element.readyState < CAN_GO_ON,
    };
  }

  #look(): void {
    const { serverNow, film, clock } = this.#options;
    const now = serverNow();
    if (!this.#wanted || now === null || this.#isStarting || this.state.getState().block === 'everything') return;
    const positionMs = filmPosition(this.#wanted, film.durationMs, now);
    const isOver = film.durationMs > 0 && positionMs >= film.durationMs;
    const aim = { positionS: positionMs / 1000, isPlaying: this.#wanted.isPlaying && !isOver };
    const moment = this.#moment();
    const { action, memory, driftS } = steerFilm(aim, moment, this.#memory, clock.now());
    this.#memory = memory;
    this.state.setState({ driftMs: driftS === null ? null : Math.round(driftS * 1000), isWaiting: moment.isWaiting });
    this.#act(action);
  }

  #act(action: FilmAction): void {
    const { element } = this.#options;
    if (action.kind === 'rate') element.playbackRate = action.rate;
    if (action.kind === 'pause') element.pause();
    if (action.kind === 'seek' || (action.kind === 'play' && action.toS !== null)) {
      element.playbackRate = 1;
      element.currentTime = action.toS ?? element.currentTime;
    }
    if (action.kind === 'play') void this.#play();
  }

  /** Pictures without sound are always better than nothing, so sound is what waits for a click. */
  async #play(): Promise<void> {
    const { element } = this.#options;
    this.#isStarting = true;
    try {
      await element.play();
    } catch (failure) {
      // Anything but a refusal means that the element was paused or given up meanwhile.
      if (isRefusal(failure)) this.#refused();
    }
    this.#isStarting = false;
  }

  #refused(): void {
    const { element } = this.#options;
    const block: FilmBlock = element.muted ? 'everything' : 'sound';
    element.muted = true;
    this.state.setState({ block });
  }
}
