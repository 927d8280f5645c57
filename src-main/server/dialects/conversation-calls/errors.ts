import type { ErrorCode, Failure } from '#shared/contract/index.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type Dialect, type ErrorOverrides, say } from '../dialect.ts';
import { createErrorWords } from '../error-words.ts';

const { outbounds } = conversationCalls;

/** Status, REST code, socket code. */
type Published = readonly [status: number, rest: string, socket: string];

const unfit = (socket: string): Published => [400, 'INVALID_REQUEST', socket];
const missing = (socket: string): Published => [404, 'NOT_FOUND', socket];
const conflict = (socket: string): Published => [409, 'CONFLICT', socket];
const unavailable = (socket: string): Published => [503, 'SERVICE_UNAVAILABLE', socket];
const broken = (socket: string): Published => [500, 'INTERNAL_SERVER_ERROR', socket];

/** Every error of the core in the words of this API. */
const publishedOf = createErrorWords<Published>(
  {
    invalid: [400, 'INVALID_REQUEST', 'SIGNALING_ERROR'],
    unauthenticated: [401, 'UNAUTHORIZED', 'PERMISSION_DENIED'],
    forbidden: [403, 'FORBIDDEN', 'PERMISSION_DENIED'],
    missing: missing('CALL_NOT_FOUND'),
    conflict: conflict('CALL_ALREADY_ACTIVE'),
    untimely: unfit('CALL_ENDED'),
    tooMany: [429, 'RATE_LIMIT_EXCEEDED', 'TIMEOUT'],
    unavailable: unavailable('MEDIA_SERVER_ERROR'),
    broken: broken('MEDIA_SERVER_ERROR'),
  },
  {
    SELF_CALL: unfit('PERMISSION_DENIED'),
    INVALID_MODE: unfit('INVALID_MODE'),
    MEDIA_FAILED: unfit('MEDIA_SERVER_ERROR'),
    CANNOT_CONSUME: unfit('MEDIA_SERVER_ERROR'),
    MAX_PARTICIPANTS_REACHED: unfit('MAX_PARTICIPANTS_REACHED'),
    APPOINTMENT_STARTED: unfit('PERMISSION_DENIED'),
    APPOINTMENT_NOT_STARTED: unfit('PERMISSION_DENIED'),
    CALL_NOT_RINGING: [403, 'FORBIDDEN', 'PERMISSION_DENIED'],
    REMOVED_FROM_CALL: [403, 'FORBIDDEN', 'KICKED'],
    CONVERSATION_TYPE_UNSUPPORTED: [403, 'INVALID_CONVERSATION_TYPE', 'PERMISSION_DENIED'],
    PARTICIPANT_NOT_FOUND: missing('PARTICIPANT_NOT_FOUND'),
    ACCOUNT_NOT_FOUND: missing('PARTICIPANT_NOT_FOUND'),
    SHARE_LINK_NOT_FOUND: missing('PERMISSION_DENIED'),
    MEDIA_NOT_FOUND: missing('MEDIA_SERVER_ERROR'),
    UNSUPPORTED_VERSION: missing('SIGNALING_ERROR'),
    ALREADY_PARTICIPANT: conflict('ALREADY_PARTICIPANT'),
    EMAIL_TAKEN: conflict('PERMISSION_DENIED'),
    TRANSLATION_UNAVAILABLE: unavailable('TRANSLATION_ERROR'),
    TIMEOUT: unavailable('TIMEOUT'),
    RELAY_MISCONFIGURED: unavailable('MEDIA_SERVER_ERROR'),
    MODE_SWITCH_FAILED: broken('MODE_SWITCH_FAILED'),
    TRANSCRIPTION_FAILED: broken('TRANSCRIPTION_ERROR'),
  },
);

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
export const socketCode = (code: ErrorCode): string => publishedOf(code)[2];

const codeOfIssue = (details: Failure['details']): string | undefined => {
  const issues = Array.isArray(details?.issues) ? (details.issues as { field: string }[]) : [];
  const field = issues[0]?.field.split('.')[0];
  return field === undefined ? undefined : codeOfField[field];
};

const published = (failure: Failure, overrides: ErrorOverrides): Published => {
  const [status, rest, socket] = publishedOf(failure.code);
  const other = overrides[failure.code];
  return [other?.status ?? status, other?.code ?? rest, socket];
};
