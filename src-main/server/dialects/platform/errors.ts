import type { Failure } from '#shared/contract/index.ts';
import type { Dialect } from '../dialect.ts';
import { createErrorWords } from '../error-words.ts';
import { toSickness } from './values-health.ts';

/** Every error of the core as a status of this API. */
const statusOf = createErrorWords<number>(
  {
    ...{ invalid: 400, unauthenticated: 401, forbidden: 403, missing: 404, conflict: 409, untimely: 400 },
    ...{ tooMany: 429, unavailable: 503, broken: 500 },
  },
  { CALL_NOT_RINGING: 403, MAX_PARTICIPANTS_REACHED: 403, APPOINTMENT_STARTED: 409, APPOINTMENT_NOT_STARTED: 409 },
);

interface Words {
  readonly errorCode: string;
  /** What another API on the same paths calls it. */
  readonly pairedCode: string;
}

const words: Record<number, Words> = {
  400: { errorCode: 'BAD_REQUEST', pairedCode: 'INVALID_REQUEST' },
  401: { errorCode: 'UNAUTHORIZED', pairedCode: 'UNAUTHORIZED' },
  403: { errorCode: 'FORBIDDEN', pairedCode: 'FORBIDDEN' },
  404: { errorCode: 'NOT_FOUND', pairedCode: 'NOT_FOUND' },
  409: { errorCode: 'CONFLICT', pairedCode: 'CONFLICT' },
  429: { errorCode: 'TOO_MANY_REQUESTS', pairedCode: 'RATE_LIMIT_EXCEEDED' },
  503: { errorCode: 'INTERNAL_SERVER_ERROR', pairedCode: 'SERVICE_UNAVAILABLE' },
};

const broken: Words = { errorCode: 'INTERNAL_SERVER_ERROR', pairedCode: 'INTERNAL_SERVER_ERROR' };

const toBody = ({ message, details }: Failure, status: number) => {
  const { errorCode, pairedCode } = words[status] ?? broken;
  return {
    success: false as const,
    status: 'error' as const,
    message,
    errorCode,
    error: details ? { code: pairedCode, message, details } : { code: pairedCode, message },
    errors: Array.isArray(details?.issues) ? details.issues : [],
    timestamp: new Date().toISOString(),
  };
};

/** The REST error: status and body. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => {
  const status = overrides[failure.code]?.status ?? statusOf(failure.code);
  const body = toBody(failure, status);
  return { status, body: failure.code === 'NOT_HEALTHY' ? { ...body, ...toSickness(failure.details) } : body };
};

/** This API has no error event: only who asked for an acknowledgement learns of a failure. */
export const toSocketError: Dialect['toSocketError'] = (failure) => ({
  ack: toBody(failure, statusOf(failure.code)),
});
