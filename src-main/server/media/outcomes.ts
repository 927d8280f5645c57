import { errors } from 'mediasoup';
import { type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';

const LONGEST_TEXT = 300;

/** Asks mediasoup for something; its throws become failures, with its own words where they help. Never rejects. */
export const attempt = async <T>(ask: () => Promise<T>): Promise<Outcome<T>> => {
  try {
    return ok(await ask());
  } catch (error) {
    if (error instanceof errors.WorkerClosedError) return fail('MEDIA_UNAVAILABLE');
    if (error instanceof errors.NotFoundError) return fail('MEDIA_NOT_FOUND');
    return fail('MEDIA_FAILED', `The media server refused: ${errorText(error)}.`);
  }
};

/** The text of an error, cut where it quotes a client at length. */
export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_TEXT);
