/** Louder than this counts as speech; 0 to 1. */
const SPEECH = 0.03;
/** Short pauses between words do not switch the mark off. */
const HOLD_MS = 700;

/** When each participant was last heard. */
export type Heard = ReadonlyMap<string, number>;

/** Notes who is loud enough right now. */
export const withLevels = (heard: Heard, levels: Iterable<readonly [string, number]>, now: number): Heard => {
  const next = new Map([...heard].filter(([, at]) => now - at < HOLD_MS));
  for (const [id, level] of levels) if (level > SPEECH) next.set(id, now);
  return next;
};

/** Who is speaking. */
export const speakersAt = (heard: Heard, now: number): ReadonlySet<string> =>
  new Set([...heard].filter(([, at]) => now - at < HOLD_MS).map(([id]) => id));

/** The server tells decibels below full scale, 0 to -127; here 1 is full scale. */
export const fromDbov = (dbov: number): number => 10 ** (dbov / 20);
