import type { ErrorCode, Failure } from '#shared/contract/index.ts';
import type { Dialect } from '../dialect.ts';
import { toSickness } from './values-health.ts';

/** Every error of the core as a status of this API. */
const statusOf: Record<ErrorCode, number> = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CALL_NOT_FOUND: 404,
  CALL_ALREADY_ACTIVE: 409,
  CALL_ENDED: 400,
  INVALID_CALL_STATE: 400,
  SELF_CALL: 400,
  PERSON_BUSY: 409,
  CALL_PASSWORD_WRONG: 403,
  CHAT_OFF: 403,
  SCREEN_SHARE_OFF: 403,
  HALL_FULL: 403,
  CALL_NOT_RINGING: 403,
  PARTICIPANT_NOT_FOUND: 404,
  ALREADY_PARTICIPANT: 409,
  NOT_A_PARTICIPANT: 403,
  NOT_ADMITTED: 403,
  MAX_PARTICIPANTS_REACHED: 403,
  REMOVED_FROM_CALL: 403,
  INVALID_MODE: 400,
  MODE_SWITCH_FAILED: 500,
  SIGNAL_REJECTED: 400,
  CONVERSATION_NOT_FOUND: 404,
  CONVERSATION_TYPE_UNSUPPORTED: 403,
  NOT_A_MEMBER: 403,
  ACCOUNT_NOT_FOUND: 404,
  SELF_CONTACT: 400,
  EMAIL_TAKEN: 409,
  CREDENTIALS_WRONG: 401,
  ACCOUNT_SUSPENDED: 403,
  PASSWORD_WRONG: 400,
  PASSWORD_UNUSABLE: 400,
  LINK_INVALID: 400,
  TOO_MANY_ATTEMPTS: 429,
  SHARE_LINK_NOT_FOUND: 404,
  SHARE_LINK_EXPIRED: 403,
  MEDIA_NOT_FOUND: 404,
  MEDIA_FAILED: 400,
  MEDIA_UNAVAILABLE: 503,
  CANNOT_CONSUME: 400,
  TRANSCRIPTION_FAILED: 500,
  TRANSLATION_UNAVAILABLE: 503,
  APPOINTMENT_NOT_FOUND: 404,
  NOT_A_PARTY: 403,
  APPOINTMENT_SHUT: 403,
  APPOINTMENT_STARTED: 409,
  APPOINTMENT_NOT_STARTED: 409,
  ROOM_NOT_FOUND: 404,
  RELAY_MISCONFIGURED: 500,
  CALL_LOCKED: 403,
  FILE_NOT_FOUND: 404,
  FILE_TOO_LARGE: 400,
  FILE_TYPE_UNSUPPORTED: 400,
  STORAGE_FULL: 400,
  BACKUP_FAILED: 500,
  NOT_HEALTHY: 503,
  TOO_MANY_REQUESTS: 429,
  TIMEOUT: 503,
  UNSUPPORTED_VERSION: 404,
  NOT_FOUND: 404,
  INTERNAL: 500,
};

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
  const status = overrides[failure.code]?.status ?? statusOf[failure.code];
  const body = toBody(failure, status);
  return { status, body: failure.code === 'NOT_HEALTHY' ? { ...body, ...toSickness(failure.details) } : body };
};

/** This API has no error event: only who asked for an acknowledgement learns of a failure. */
export const toSocketError: Dialect['toSocketError'] = (failure) => ({
  ack: toBody(failure, statusOf[failure.code]),
});
