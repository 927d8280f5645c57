/** Where a video element is right now, in seconds. */
export interface FilmMoment {
  readonly positionS: number;
  readonly isPaused: boolean;
  readonly rate: number;
  /** It looks for its place or has nothing to show yet. */
  readonly isWaiting: boolean;
}

/** Where it should be. */
export interface FilmAim {
  readonly positionS: number;
  /** False also at the end of the film. */
  readonly isPlaying: boolean;
}

/** What to do with the element now. */
export type FilmAction =
  | { readonly kind: 'rest' }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'seek'; readonly toS: number }
  /** Begin to play, from another place unless `toS` is null. */
  | { readonly kind: 'play'; readonly toS: number | null }
  | { readonly kind: 'pause' };

/** What is remembered from one look to the next. */
export interface SteerMemory {
  /** How far ahead to jump, because jumping takes time as well. Learned from the last jumps. */
  readonly leadS: number;
  /** When it last jumped while playing and the landing was not judged yet. */
  readonly jumpedAt: number | null;
  /** Where it was last told to stand; told once, because a file may end a little before or after it says. */
  readonly standsAtS: number | null;
}

/** Nothing is known about this element yet. */
export const newMemory: SteerMemory = { leadS: 0.15, jumpedAt: null, standsAtS: null };

/** One look: what to do, and how far ahead of its place the element is, null while that cannot be told. */
export interface SteerStep {
  readonly action: FilmAction;
  readonly memory: SteerMemory;
  readonly driftS: number | null;
}

/** Further away than this it jumps; nearer it goes a little faster or slower, which nobody hears. */
const FAR_S = 0.4;
/** A correction begins beyond the first and goes on until the second. */
const NOTICED_S = 0.02;
const DONE_S = 0.006;
const STRONGEST = 0.05;
/** A drift is made good in about this time, as far as the strongest correction allows. */
const CORRECTION_S = 1;
/** A player that stands may stand a frame away from its place. */
const STANDING_S = 0.02;
/** After a jump the element takes a moment until its position is worth anything. */
const LANDING_MS = 400;
const LONGEST_LEAD_S = 2;

const rest: FilmAction = { kind: 'rest' };
const clamp = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));

const steerStanding = (aim: FilmAim, moment: FilmMoment, memory: SteerMemory): SteerStep => {
  const driftS = moment.positionS - aim.positionS;
  if (!moment.isPaused)
    return { action: { kind: 'pause' }, memory: { ...memory, jumpedAt: null, standsAtS: null }, driftS };
  const wasTold = memory.standsAtS === aim.positionS;
  if (moment.isWaiting || wasTold || Math.abs(driftS) <= STANDING_S) return { action: rest, memory, driftS };
  return { action: { kind: 'seek', toS: aim.positionS }, memory: { ...memory, standsAtS: aim.positionS }, driftS };
};

const rateFor = (driftS: number, rate: number): number => {
  const isCorrecting = rate !== 1;
  if (Math.abs(driftS) <= (isCorrecting ? DONE_S : NOTICED_S)) return 1;
  return Math.round(1000 * clamp(1 - STRONGEST, 1 - driftS / CORRECTION_S, 1 + STRONGEST)) / 1000;
};

/** Learns from where a jump landed how far to jump the next time. */
const judgeLanding = (memory: SteerMemory, driftS: number): SteerMemory => ({
  ...memory,
  leadS: clamp(0, memory.leadS - driftS * 0.8, LONGEST_LEAD_S),
  jumpedAt: null,
});

/** Decides how an element comes to, and stays at, the place where everybody is. Pure; `now` is any clock in milliseconds. */
export const steerFilm = (aim: FilmAim, moment: FilmMoment, memory: SteerMemory, now: number): SteerStep => {
  if (!aim.isPlaying) return steerStanding(aim, moment, memory);
  if (moment.isPaused) {
    const isNear = Math.abs(moment.positionS - aim.positionS) < FAR_S;
    const toS = isNear ? null : aim.positionS + memory.leadS;
    return {
      action: { kind: 'play', toS },
      memory: { ...memory, jumpedAt: isNear ? null : now, standsAtS: null },
      driftS: null,
    };
  }
  if (moment.isWaiting || (memory.jumpedAt !== null && now - memory.jumpedAt < LANDING_MS))
    return { action: rest, memory, driftS: null };
  const driftS = moment.positionS - aim.positionS;
  const learned = memory.jumpedAt === null ? memory : judgeLanding(memory, driftS);
  if (Math.abs(driftS) > FAR_S) {
    const toS = aim.positionS + learned.leadS;
    return { action: { kind: 'seek', toS }, memory: { ...learned, jumpedAt: now }, driftS };
  }
  const rate = rateFor(driftS, moment.rate);
  return { action: rate === moment.rate ? rest : { kind: 'rate', rate }, memory: learned, driftS };
};
