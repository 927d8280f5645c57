import type { ErrorCode, Failure } from '#shared/contract/index.ts';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { notify } from './values.ts';

type ErrorType = 'call_not_found' | 'unauthorized' | 'invalid_status' | 'parse_error' | 'service_error';
type Published = readonly [status: number, errorType: ErrorType, code?: string];

const badState: Published = [400, 'invalid_status'];
const notAllowed: Published = [403, 'unauthorized'];
const notFound: Published = [404, 'call_not_found'];
const broken: Published = [500, 'service_error'];

/** Every error of the core in the words of this API. The third word is the code of an entry in `errors`. */
const table: Record<ErrorCode, Published> = {
  INVALID_INPUT: [400, 'parse_error', 'INVALID_INPUT'],
  UNAUTHENTICATED: [401, 'unauthorized'],
  FORBIDDEN: notAllowed,
  CALL_NOT_FOUND: notFound,
  CALL_ALREADY_ACTIVE: [400, 'invalid_status', 'USER_BUSY'],
  CALL_ENDED: badState,
  INVALID_CALL_STATE: badState,
  SELF_CALL: [400, 'invalid_status', 'SELF_CALL'],
  PERSON_BUSY: [400, 'invalid_status', 'USER_BUSY'],
  CALL_PASSWORD_WRONG: notAllowed,
  CHAT_OFF: notAllowed,
  SCREEN_SHARE_OFF: notAllowed,
  HALL_FULL: badState,
  CALL_NOT_RINGING: badState,
  PARTICIPANT_NOT_FOUND: notFound,
  ALREADY_PARTICIPANT: badState,
  NOT_A_PARTICIPANT: notAllowed,
  NOT_ADMITTED: notAllowed,
  MAX_PARTICIPANTS_REACHED: badState,
  REMOVED_FROM_CALL: notAllowed,
  INVALID_MODE: badState,
  MODE_SWITCH_FAILED: broken,
  SIGNAL_REJECTED: [400, 'parse_error'],
  CONVERSATION_NOT_FOUND: notFound,
  CONVERSATION_TYPE_UNSUPPORTED: notAllowed,
  NOT_A_MEMBER: notAllowed,
  ACCOUNT_NOT_FOUND: notFound,
  SELF_CONTACT: [400, 'parse_error'],
  EMAIL_TAKEN: [400, 'parse_error'],
  CREDENTIALS_WRONG: [401, 'unauthorized'],
  ACCOUNT_SUSPENDED: notAllowed,
  PASSWORD_WRONG: [400, 'parse_error'],
  PASSWORD_UNUSABLE: [400, 'parse_error'],
  LINK_INVALID: [400, 'parse_error'],
  TOO_MANY_ATTEMPTS: [429, 'service_error'],
  SHARE_LINK_NOT_FOUND: notFound,
  SHARE_LINK_EXPIRED: notAllowed,
  MEDIA_NOT_FOUND: notFound,
  MEDIA_FAILED: broken,
  MEDIA_UNAVAILABLE: broken,
  CANNOT_CONSUME: broken,
  TRANSCRIPTION_FAILED: broken,
  TRANSLATION_UNAVAILABLE: broken,
  APPOINTMENT_NOT_FOUND: notFound,
  NOT_A_PARTY: notAllowed,
  APPOINTMENT_SHUT: notAllowed,
  APPOINTMENT_STARTED: badState,
  APPOINTMENT_NOT_STARTED: badState,
  ROOM_NOT_FOUND: notFound,
  RELAY_MISCONFIGURED: broken,
  CALL_LOCKED: notAllowed,
  FILE_NOT_FOUND: notFound,
  FILE_TOO_LARGE: [400, 'parse_error'],
  FILE_TYPE_UNSUPPORTED: [400, 'parse_error'],
  STORAGE_FULL: [400, 'parse_error'],
  BACKUP_FAILED: broken,
  NOT_HEALTHY: broken,
  TOO_MANY_REQUESTS: [429, 'service_error'],
  TIMEOUT: broken,
  UNSUPPORTED_VERSION: notFound,
  NOT_FOUND: notFound,
  INTERNAL: broken,
};

const IDS: ReadonlySet<unknown> = new Set(['calleeId', 'callId']);

/** A code for each thing that is wrong, where this server has one. */
const toEntries = ({
  code,
  message,
  details,
}: Failure): readonly { code: string; message: string; field?: string }[] => {
  const [, , name] = table[code];
  if (name === undefined) return [];
  const { issues } = Object(details) as { issues?: readonly { field: string; message: string }[] };
  if (!issues) return [{ code: name, message }];
  return issues.map((issue) => ({ code: IDS.has(issue.field) ? 'INVALID_ID' : name, ...issue }));
};

/** The REST error: `{success:false, message, data:null}`, with codes where this server adds some. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => ({
  status: overrides[failure.code]?.status ?? table[failure.code][0],
  body: { success: false, message: failure.message, data: null, errors: toEntries(failure) },
});

/** The socket error; this API acknowledges nothing. */
export const toSocketError: Dialect['toSocketError'] = (failure, callId) => ({
  message: say(
    directCalls.outbounds.error,
    notify({ callId: callId ?? null, errorType: table[failure.code][1], message: failure.message }),
  ),
  ack: undefined,
});
