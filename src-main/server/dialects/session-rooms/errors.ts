import type { ErrorCode, Failure } from '#shared/contract/index.ts';
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { reasonCode } from './values.ts';

/** Status, REST code, socket code. */
type Published = readonly [status: number, rest: string, socket: string];

// Sockets have six codes and none for a message that makes no sense: it is not let through.
const invalid: Published = [400, 'INVALID_REQUEST', 'PERMISSION_DENIED'];
const forbidden: Published = [403, 'FORBIDDEN', 'PERMISSION_DENIED'];
const missing: Published = [404, 'NOT_FOUND', 'ROOM_NOT_FOUND'];
const unfit: Published = [422, 'SESSION_INVALID', 'INVALID_SESSION'];
const tooMany: Published = [429, 'RATE_LIMIT_EXCEEDED', 'PERMISSION_DENIED'];
// The one code whose published advice is to try again.
const broken: Published = [500, 'INTERNAL_SERVER_ERROR', 'CONNECTION_TIMEOUT'];

/** Every error of the core in the words of this API. */
const table: Record<ErrorCode, Published> = {
  INVALID_INPUT: invalid,
  UNAUTHENTICATED: [401, 'UNAUTHORIZED', 'AUTHENTICATION_FAILED'],
  FORBIDDEN: forbidden,
  APPOINTMENT_NOT_FOUND: [404, 'SESSION_NOT_FOUND', 'ROOM_NOT_FOUND'],
  // The document says 401 at every endpoint of a session, and keeps 403 for roles.
  NOT_A_PARTY: [401, 'UNAUTHORIZED', 'PERMISSION_DENIED'],
  APPOINTMENT_SHUT: unfit,
  APPOINTMENT_STARTED: [400, 'SESSION_ALREADY_STARTED', 'INVALID_SESSION'],
  APPOINTMENT_NOT_STARTED: [422, 'SESSION_NOT_STARTED', 'INVALID_SESSION'],
  ROOM_NOT_FOUND: [404, 'ROOM_NOT_FOUND', 'ROOM_NOT_FOUND'],
  MAX_PARTICIPANTS_REACHED: [422, 'ROOM_FULL', 'ROOM_FULL'],
  CALL_NOT_FOUND: missing,
  CALL_ALREADY_ACTIVE: unfit,
  CALL_ENDED: unfit,
  INVALID_CALL_STATE: unfit,
  SELF_CALL: invalid,
  PERSON_BUSY: unfit,
  CALL_PASSWORD_WRONG: forbidden,
  CHAT_OFF: forbidden,
  SCREEN_SHARE_OFF: forbidden,
  HALL_FULL: forbidden,
  CALL_NOT_RINGING: unfit,
  PARTICIPANT_NOT_FOUND: missing,
  ALREADY_PARTICIPANT: unfit,
  NOT_A_PARTICIPANT: forbidden,
  NOT_ADMITTED: forbidden,
  REMOVED_FROM_CALL: forbidden,
  INVALID_MODE: invalid,
  MODE_SWITCH_FAILED: broken,
  SIGNAL_REJECTED: invalid,
  CONVERSATION_NOT_FOUND: missing,
  CONVERSATION_TYPE_UNSUPPORTED: forbidden,
  NOT_A_MEMBER: forbidden,
  ACCOUNT_NOT_FOUND: missing,
  SELF_CONTACT: invalid,
  EMAIL_TAKEN: invalid,
  CREDENTIALS_WRONG: [401, 'UNAUTHORIZED', 'AUTHENTICATION_FAILED'],
  ACCOUNT_SUSPENDED: forbidden,
  PASSWORD_WRONG: invalid,
  PASSWORD_UNUSABLE: invalid,
  LINK_INVALID: invalid,
  TOO_MANY_ATTEMPTS: tooMany,
  SHARE_LINK_NOT_FOUND: missing,
  SHARE_LINK_EXPIRED: forbidden,
  MEDIA_NOT_FOUND: missing,
  MEDIA_FAILED: invalid,
  MEDIA_UNAVAILABLE: broken,
  CANNOT_CONSUME: invalid,
  TRANSCRIPTION_FAILED: broken,
  TRANSLATION_UNAVAILABLE: broken,
  RELAY_MISCONFIGURED: [500, 'SERVER_MISCONFIGURED', 'CONNECTION_TIMEOUT'],
  CALL_LOCKED: forbidden,
  FILE_NOT_FOUND: missing,
  FILE_TOO_LARGE: invalid,
  FILE_TYPE_UNSUPPORTED: invalid,
  STORAGE_FULL: invalid,
  BACKUP_FAILED: broken,
  NOT_HEALTHY: broken,
  TOO_MANY_REQUESTS: tooMany,
  TIMEOUT: broken,
  UNSUPPORTED_VERSION: missing,
  NOT_FOUND: missing,
  INTERNAL: broken,
};

/** Details in the words of this API: `roomId`, and the published code of a reason. */
const toDetails = ({ details }: Failure): Record<string, unknown> | undefined => {
  if (!details) return undefined;
  const { room, reason, ...rest } = details;
  return { ...rest, ...(room === undefined ? {} : { roomId: room }), ...(reason ? { reason: wordFor(reason) } : {}) };
};

const wordFor = (reason: unknown): unknown => Reflect.get(reasonCode, String(reason));

/** The REST error: `{success:false, error, message, code}`, where `error` is the sentence as well. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => {
  const [status, usual] = table[failure.code];
  const other = overrides[failure.code];
  const details = toDetails(failure);
  const { message } = failure;
  const code = other?.code ?? details?.reason ?? usual;
  return {
    status: other?.status ?? status,
    body: { success: false, error: message, message, code, ...(details ? { details } : {}) },
  };
};

/** The socket error: the event, and what the acknowledgement says. */
export const toSocketError: Dialect['toSocketError'] = (failure) => {
  const [, , code] = table[failure.code];
  const error = { message: failure.message, code, details: toDetails(failure) };
  return { message: say(sessionRooms.outbounds.error, error), ack: { success: false, error } };
};
