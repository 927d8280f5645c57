import type { ErrorCode } from '#shared/contract/index.ts';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { type Dialect, say } from '../dialect.ts';

type Published = readonly [status: number, code: string];

const invalid: Published = [400, 'INVALID_INPUT'];
const unauthorized: Published = [401, 'UNAUTHORIZED'];
const noSession: Published = [404, 'SESSION_NOT_FOUND'];
const noParticipant: Published = [404, 'PARTICIPANT_NOT_FOUND'];
const tooLarge: Published = [413, 'FILE_TOO_LARGE'];
/** What the document calls the service behind it is our own media server. */
const media: Published = [500, 'REALTIMEKIT_ERROR'];
const broken: Published = [500, 'INTERNAL_ERROR'];
const tooMany: Published = [429, 'RATE_LIMITED'];

/** Every error of the core in the words of this API. */
const table: Record<ErrorCode, Published> = {
  INVALID_INPUT: invalid,
  UNAUTHENTICATED: unauthorized,
  FORBIDDEN: unauthorized,
  CALL_NOT_FOUND: noSession,
  CALL_ENDED: noSession,
  CONVERSATION_NOT_FOUND: noSession,
  NOT_FOUND: noSession,
  UNSUPPORTED_VERSION: noSession,
  PARTICIPANT_NOT_FOUND: noParticipant,
  NOT_A_PARTICIPANT: noParticipant,
  FILE_NOT_FOUND: invalid,
  FILE_TOO_LARGE: tooLarge,
  STORAGE_FULL: tooLarge,
  FILE_TYPE_UNSUPPORTED: [400, 'INVALID_FILE_TYPE'],
  MEDIA_NOT_FOUND: invalid,
  MEDIA_FAILED: media,
  MEDIA_UNAVAILABLE: media,
  CANNOT_CONSUME: invalid,
  BACKUP_FAILED: broken,
  NOT_HEALTHY: broken,
  TOO_MANY_REQUESTS: tooMany,
  TOO_MANY_ATTEMPTS: tooMany,
  TIMEOUT: broken,
  INTERNAL: broken,
  CALL_ALREADY_ACTIVE: invalid,
  INVALID_CALL_STATE: invalid,
  SELF_CALL: invalid,
  PERSON_BUSY: invalid,
  CALL_PASSWORD_WRONG: unauthorized,
  CHAT_OFF: invalid,
  SCREEN_SHARE_OFF: invalid,
  HALL_FULL: invalid,
  CALL_NOT_RINGING: invalid,
  ALREADY_PARTICIPANT: invalid,
  NOT_ADMITTED: unauthorized,
  MAX_PARTICIPANTS_REACHED: invalid,
  REMOVED_FROM_CALL: unauthorized,
  INVALID_MODE: invalid,
  MODE_SWITCH_FAILED: broken,
  SIGNAL_REJECTED: invalid,
  CONVERSATION_TYPE_UNSUPPORTED: invalid,
  NOT_A_MEMBER: unauthorized,
  ACCOUNT_NOT_FOUND: invalid,
  SELF_CONTACT: invalid,
  EMAIL_TAKEN: invalid,
  CREDENTIALS_WRONG: unauthorized,
  ACCOUNT_SUSPENDED: unauthorized,
  PASSWORD_WRONG: invalid,
  PASSWORD_UNUSABLE: invalid,
  LINK_INVALID: invalid,
  SHARE_LINK_NOT_FOUND: noSession,
  SHARE_LINK_EXPIRED: unauthorized,
  TRANSCRIPTION_FAILED: broken,
  TRANSLATION_UNAVAILABLE: broken,
  APPOINTMENT_NOT_FOUND: noSession,
  NOT_A_PARTY: unauthorized,
  APPOINTMENT_SHUT: invalid,
  APPOINTMENT_STARTED: invalid,
  APPOINTMENT_NOT_STARTED: invalid,
  ROOM_NOT_FOUND: noSession,
  RELAY_MISCONFIGURED: broken,
  CALL_LOCKED: unauthorized,
};

/** The REST error: `{error, code}` and nothing else. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => {
  const [status, code] = table[failure.code];
  const other = overrides[failure.code];
  return { status: other?.status ?? status, body: { error: failure.message, code: other?.code ?? code } };
};

/** The same in an acknowledgement, and as an event. */
export const toSocketError: Dialect['toSocketError'] = (failure) => {
  const [, code] = table[failure.code];
  const answer = { error: failure.message, code };
  return { message: say(controlCenter.outbounds.error, answer), ack: answer };
};
