/** A moment, as all published APIs write it. */
export const iso = (timestamp: number): string => new Date(timestamp).toISOString();

/** The same for a moment that may not have come. */
export const isoOrNull = (timestamp: number | undefined): string | null =>
  timestamp === undefined ? null : iso(timestamp);
