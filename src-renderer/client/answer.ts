import { ok, type Result } from '#shared/kernel/result.ts';
import type { WireFailure } from './client-types.ts';

/** What the server said, or why it, or the way to it, did not. */
export type Answer<T> = Result<T, WireFailure>;

/** An answer that was known without asking. */
export const answered = <T>(value: T): Answer<T> => ok(value);
