import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { WireFailure } from './client-types.ts';

/** The server cannot be reached. */
export const offline: WireFailure = { code: 'OFFLINE', message: 'The server cannot be reached.' };
/** The server did not answer in time; whether it acted is not known. */
export const timedOut: WireFailure = { code: 'TIMEOUT', message: 'The server did not answer in time.' };

/** Failures that say nothing about the request itself: the same one may succeed when the line is back. */
export const isLineFailure = (failure: WireFailure): boolean =>
  failure.code === 'OFFLINE' || failure.code === 'TIMEOUT';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Reads the `error` of an answer, or the answer itself where its code stands there; others become `fallback`. */
const toFailure = (body: unknown, fallback: WireFailure): WireFailure => {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : body;
  if (!isRecord(error) || typeof error['code'] !== 'string') return fallback;
  const message = typeof error['message'] === 'string' ? error['message'] : fallback.message;
  return { code: error['code'], message, ...('details' in error ? { details: error['details'] } : {}) };
};

/** Reads answers without an envelope: the reply itself when all went well, or `{error, code}`, two texts. */
export const readBareAnswer = <T>(body: unknown, isFine: boolean, fallback: WireFailure): Result<T, WireFailure> => {
  if (isFine && isRecord(body)) return ok(body as T);
  const { error, code } = isRecord(body) ? body : {};
  return err(typeof code === 'string' ? { code, message: typeof error === 'string' ? error : code } : fallback);
};

/**
 * Reads `{success, data}` or `{success, error}`. The form of `data` is trusted: the server's replies are checked against the
 * catalog by the server's own tests, and checking them again here would put zod to work in the page.
 */
export const readAnswer = <T>(body: unknown, fallback: WireFailure): Result<T, WireFailure> => {
  if (!isRecord(body) || body['success'] !== true) return err(toFailure(body, fallback));
  return ok(('data' in body ? body['data'] : body) as T);
};
