import type { FilmElement } from '#renderer/features/player/model/film-follower.ts';
import type { ManualClock } from '#test/support/fakes/manual-clock.ts';

interface Habits {
  /** How long it takes until playing begins, and until a jump has landed. */
  readonly startMs?: number;
  readonly jumpMs?: number;
  /** How fast its clock runs. */
  readonly pace?: number;
  /** What it refuses to play without a click. */
  readonly refuses?: 'nothing' | 'sound' | 'everything';
}

/** A video element that plays, starts and jumps as slowly as real ones do, on a clock that the test moves. */
export class SimulatedFilm implements FilmElement {
  muted = false;
  /** How often it jumped. */
  jumps = 0;
  readonly #clock: ManualClock;
  readonly #habits: Habits;
  #isPaused = true;
  #rate = 1;
  #positionS = 0;
  #since: number;
  #busyUntil = 0;

  constructor(clock: ManualClock, habits: Habits = {}) {
    this.#clock = clock;
    this.#habits = habits;
    this.#since = clock.now();
  }

  get paused(): boolean {
    return this.#isPaused;
  }

  get seeking(): boolean {
    return this.#clock.now() < this.#busyUntil;
  }

  get readyState(): number {
    return this.seeking ? 1 : 4;
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#settle();
    this.#rate = rate;
  }

  get currentTime(): number {
    this.#settle();
    return this.#positionS;
  }

  set currentTime(positionS: number) {
    this.#settle();
    this.jumps += 1;
    this.#positionS = positionS;
    this.#busyUntil = this.#clock.now() + (this.#habits.jumpMs ?? 80);
  }

  readonly play = async (): Promise<void> => {
    const { refuses = 'nothing', startMs = 60 } = this.#habits;
    if (refuses === 'everything' || (refuses === 'sound' && !this.muted))
      throw new DOMException('click first', 'NotAllowedError');
    this.#settle();
    this.#isPaused = false;
    this.#busyUntil = Math.max(this.#busyUntil, this.#clock.now() + startMs);
  };

  readonly pause = (): void => {
    this.#settle();
    this.#isPaused = true;
  };

  #settle(): void {
    const now = this.#clock.now();
    const from = Math.max(this.#since, Math.min(now, this.#busyUntil));
    if (!this.#isPaused) this.#positionS += ((now - from) / 1000) * this.#rate * (this.#habits.pace ?? 1);
    this.#since = now;
  }
}
