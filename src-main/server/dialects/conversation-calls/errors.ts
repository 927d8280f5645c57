import type { ErrorCode, Failure } from '#shared/contract/index.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type Dialect, type ErrorOverrides, say } from '../dialect.ts';

const { outbounds } = conversationCalls;

/** Status, REST code, socket code. */
type Published = readonly [status: number, rest: string, socket: string];

const invalid: Published = [400, 'INVALID_REQUEST', 'SIGNALING_ERROR'];
const missing = (socket: string): Published => [404, 'NOT_FOUND', socket];
const media: Published = [503, 'SERVICE_UNAVAILABLE', 'MEDIA_SERVER_ERROR'];
const forbidden: Published = [403, 'FORBIDDEN', 'PERMISSION_DENIED'];
const tooMany: Published = [429, 'RATE_LIMIT_EXCEEDED', 'TIMEOUT'];

/** Every error of the core in the words of this API. */
const table: Record<ErrorCode, Published> = {
  INVALID_INPUT: invalid,
  UNAUTHENTICATED: [401, 'UNAUTHORIZED', 'PERMISSION_DENIED'],
  FORBIDDEN: forbidden,
  CALL_NOT_FOUND: missing('CALL_NOT_FOUND'),
  CALL_ALREADY_ACTIVE: [409, 'CONFLICT', 'CALL_ALREADY_ACTIVE'],
  CALL_ENDED: [400, 'INVALID_REQUEST', 'CALL_ENDED'],
  INVALID_CALL_STATE: [400, 'INVALID_REQUEST', 'CALL_ENDED'],
  SELF_CALL: [400, 'INVALID_REQUEST', 'PERMISSION_DENIED'],
  PERSON_BUSY: [409, 'CONFLICT', 'CALL_ALREADY_ACTIVE'],
  CALL_PASSWORD_WRONG: forbidden,
  CHAT_OFF: forbidden,
  SCREEN_SHARE_OFF: forbidden,
  HALL_FULL: forbidden,
  CALL_NOT_RINGING: [403, 'FORBIDDEN', 'PERMISSION_DENIED'],
  PARTICIPANT_NOT_FOUND: missing('PARTICIPANT_NOT_FOUND'),
  ALREADY_PARTICIPANT: [409, 'CONFLICT', 'ALREADY_PARTICIPANT'],
  NOT_A_PARTICIPANT: forbidden,
  NOT_ADMITTED: forbidden,
  MAX_PARTICIPANTS_REACHED: [400, 'INVALID_REQUEST', 'MAX_PARTICIPANTS_REACHED'],
  REMOVED_FROM_CALL: [403, 'FORBIDDEN', 'KICKED'],
  INVALID_MODE: [400, 'INVALID_REQUEST', 'INVALID_MODE'],
  MODE_SWITCH_FAILED: [500, 'INTERNAL_SERVER_ERROR', 'MODE_SWITCH_FAILED'],
  SIGNAL_REJECTED: invalid,
  CONVERSATION_NOT_FOUND: missing('CALL_NOT_FOUND'),
  CONVERSATION_TYPE_UNSUPPORTED: [403, 'INVALID_CONVERSATION_TYPE', 'PERMISSION_DENIED'],
  NOT_A_MEMBER: forbidden,
  ACCOUNT_NOT_FOUND: missing('PARTICIPANT_NOT_FOUND'),
  SELF_CONTACT: invalid,
  EMAIL_TAKEN: [409, 'CONFLICT', 'PERMISSION_DENIED'],
  CREDENTIALS_WRONG: [401, 'UNAUTHORIZED', 'PERMISSION_DENIED'],
  ACCOUNT_SUSPENDED: forbidden,
  PASSWORD_WRONG: invalid,
  PASSWORD_UNUSABLE: invalid,
  LINK_INVALID: invalid,
  TOO_MANY_ATTEMPTS: tooMany,
  SHARE_LINK_NOT_FOUND: missing('PERMISSION_DENIED'),
  SHARE_LINK_EXPIRED: [403, 'FORBIDDEN', 'PERMISSION_DENIED'],
  MEDIA_NOT_FOUND: missing('MEDIA_SERVER_ERROR'),
  MEDIA_FAILED: [400, 'INVALID_REQUEST', 'MEDIA_SERVER_ERROR'],
  MEDIA_UNAVAILABLE: media,
  CANNOT_CONSUME: [400, 'INVALID_REQUEST', 'MEDIA_SERVER_ERROR'],
  TRANSCRIPTION_FAILED: [500, 'INTERNAL_SERVER_ERROR', 'TRANSCRIPTION_ERROR'],
  TRANSLATION_UNAVAILABLE: [503, 'SERVICE_UNAVAILABLE', 'TRANSLATION_ERROR'],
  APPOINTMENT_NOT_FOUND: missing('CALL_NOT_FOUND'),
  NOT_A_PARTY: forbidden,
  APPOINTMENT_SHUT: forbidden,
  APPOINTMENT_STARTED: [400, 'INVALID_REQUEST', 'PERMISSION_DENIED'],
  APPOINTMENT_NOT_STARTED: [400, 'INVALID_REQUEST', 'PERMISSION_DENIED'],
  ROOM_NOT_FOUND: missing('CALL_NOT_FOUND'),
  RELAY_MISCONFIGURED: media,
  CALL_LOCKED: forbidden,
  FILE_NOT_FOUND: missing('CALL_NOT_FOUND'),
  FILE_TOO_LARGE: invalid,
  FILE_TYPE_UNSUPPORTED: invalid,
  STORAGE_FULL: invalid,
  BACKUP_FAILED: [500, 'INTERNAL_SERVER_ERROR', 'MEDIA_SERVER_ERROR'],
  NOT_HEALTHY: media,
  TOO_MANY_REQUESTS: tooMany,
  TIMEOUT: [503, 'SERVICE_UNAVAILABLE', 'TIMEOUT'],
  UNSUPPORTED_VERSION: [404, 'NOT_FOUND', 'SIGNALING_ERROR'],
  NOT_FOUND: missing('CALL_NOT_FOUND'),
  INTERNAL: [500, 'INTERNAL_SERVER_ERROR', 'MEDIA_SERVER_ERROR'],
};

/** The document knows no socket code for wrong fields as such: the field in question decides what went wrong. */
const codeOfField: Readonly<Record<string, string>> = {
  callId: 'CALL_NOT_FOUND',
  conversationId: 'CALL_NOT_FOUND',
  participantId: 'PARTICIPANT_NOT_FOUND',
  targetParticipantId: 'PARTICIPANT_NOT_FOUND',
  type: 'INVALID_MODE',
  text: 'TRANSCRIPTION_ERROR',
  language: 'TRANSCRIPTION_ERROR',
  timestamp: 'TRANSCRIPTION_ERROR',
  isFinal: 'TRANSCRIPTION_ERROR',
  transportId: 'MEDIA_SERVER_ERROR',
  producerId: 'MEDIA_SERVER_ERROR',
  consumerId: 'MEDIA_SERVER_ERROR',
  dtlsParameters: 'MEDIA_SERVER_ERROR',
  rtpParameters: 'MEDIA_SERVER_ERROR',
  rtpCapabilities: 'MEDIA_SERVER_ERROR',
};

/** The code that another API on the same paths uses, so that its clients can read an error before the call is known. */
const pairedCode: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  422: 'BAD_REQUEST',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

/** The REST error: status and body. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => {
  const [status, code] = published(failure, overrides);
  const { message, details } = failure;
  const issues = Array.isArray(details?.issues) ? details.issues : [];
  return {
    status,
    body: {
      success: false,
      status: 'error',
      message,
      errorCode: pairedCode[status] ?? 'INTERNAL_SERVER_ERROR',
      error: details ? { code, message, details } : { code, message },
      errors: issues,
      timestamp: new Date().toISOString(),
    },
  };
};

/** The socket error: the event, and what the acknowledgement says. */
export const toSocketError: Dialect['toSocketError'] = (failure, callId) => {
  const { message, details } = failure;
  const code = codeOfIssue(details) ?? socketCode(failure.code);
  const error = { code, message, details };
  return { message: say(outbounds.error, { callId, ...error }), ack: { success: false, error } };
};

/** The code that sockets use for an error of the core. */
export const socketCode = (code: ErrorCode): string => table[code][2];

const codeOfIssue = (details: Failure['details']): string | undefined => {
  const issues = Array.isArray(details?.issues) ? (details.issues as { field: string }[]) : [];
  const field = issues[0]?.field.split('.')[0];
  return field === undefined ? undefined : codeOfField[field];
};

const published = (failure: Failure, overrides: ErrorOverrides): Published => {
  const [status, rest, socket] = table[failure.code];
  const other = overrides[failure.code];
  return [other?.status ?? status, other?.code ?? rest, socket];
};
