import type { UpdateFailure } from './updates.ts';

/** What was fetched is not what the feed promised. */
const DAMAGED: ReadonlySet<string> = new Set(['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE']);

/** What the feed gives is no feed, or has nothing for this system. */
const UNUSABLE = /^ERR_UPDATER_/;

const codeOf = (failure: unknown): string =>
  typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : '';

/** The first line of a failure: the rest are traces and headers. */
const textOf = (failure: unknown): string =>
  (failure instanceof Error ? failure.message : String(failure)).split('\n', 1)[0] ?? '';

/** What a failure of the updater means to the person. */
export const explainFailure = (failure: unknown): UpdateFailure => {
  const code = codeOf(failure);
  const why = DAMAGED.has(code) ? 'damaged' : UNUSABLE.test(code) ? 'unusable' : 'unreachable';
  return { kind: 'failed', why, details: textOf(failure) };
};
