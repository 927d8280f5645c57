import { type Result, err } from '../kernel/result.ts';

/**
 * Every expected failure of the core by its kind, with the plain sentence that a person reads when nothing more exact is known. An API
 * has a word for each kind, and words of its own for some codes.
 */
const messagesByKind = {
  /** What was asked for makes no sense, whoever asks and whenever. */
  invalid: {
    INVALID_INPUT: 'The request has missing or invalid fields.',
    SELF_CALL: 'You cannot call yourself.',
    SELF_CONTACT: 'You cannot be your own contact.',
    INVALID_MODE: 'This call cannot use that mode.',
    SIGNAL_REJECTED: 'The signal could not be relayed.',
    PASSWORD_WRONG: 'The current password is wrong.',
    PASSWORD_UNUSABLE: 'A password has 8 to 200 characters.',
    LINK_INVALID: 'This link is not valid any more. Ask for a new one.',
    FILE_TOO_LARGE: 'The file is too large: at most 100 MB.',
    FILE_TYPE_UNSUPPORTED: 'This is not a video file.',
    STORAGE_FULL: 'There is no room left for another file.',
    MEDIA_FAILED: 'The media server could not do that.',
    CANNOT_CONSUME: 'This device cannot play that stream.',
  },
  /** Nobody knows who asks. */
  unauthenticated: {
    UNAUTHENTICATED: 'Sign in first: the token is missing, invalid or expired.',
    CREDENTIALS_WRONG: 'The e-mail address or the password is wrong.',
  },
  /** Not for whoever asks. */
  forbidden: {
    FORBIDDEN: 'You are not allowed to do this.',
    CALL_PASSWORD_WRONG: 'This call has a password, and it is another one.',
    CHAT_OFF: 'There is no chat in this call.',
    SCREEN_SHARE_OFF: 'Screens are not shared in this call.',
    NOT_A_PARTICIPANT: 'You are not a participant of this call.',
    NOT_ADMITTED: 'Somebody in the call has to let you in first.',
    REMOVED_FROM_CALL: 'You were removed from this call and cannot come back.',
    CALL_LOCKED: 'This call is locked: nobody new can come in.',
    NOT_A_MEMBER: 'You are not a member of this conversation.',
    NOT_A_PARTY: 'You have no part in this appointment.',
    CONVERSATION_TYPE_UNSUPPORTED: 'Public and global conversations cannot have video calls.',
    ACCOUNT_SUSPENDED: 'This account is suspended. Ask an administrator.',
    SHARE_LINK_EXPIRED: 'This link has expired, was used up or was withdrawn. Ask for a new one.',
    HALL_FULL: 'There is no room for another person.',
    APPOINTMENT_SHUT: 'This appointment is not open.',
  },
  /** What is meant is not there. */
  missing: {
    NOT_FOUND: 'There is nothing here.',
    CALL_NOT_FOUND: 'There is no such call.',
    PARTICIPANT_NOT_FOUND: 'There is no such participant in this call.',
    CONVERSATION_NOT_FOUND: 'There is no such conversation.',
    ACCOUNT_NOT_FOUND: 'There is no such account.',
    SHARE_LINK_NOT_FOUND: 'This link does not exist.',
    MEDIA_NOT_FOUND: 'There is no such router, transport, producer or consumer.',
    APPOINTMENT_NOT_FOUND: 'There is no such appointment.',
    ROOM_NOT_FOUND: 'There is no such room.',
    FILE_NOT_FOUND: 'There is no such file.',
    UNSUPPORTED_VERSION: 'This version of the API is not served. Use the current one.',
  },
  /** Something that is there already stands against it. */
  conflict: {
    CALL_ALREADY_ACTIVE: 'A call is already active in this conversation.',
    PERSON_BUSY: 'This person is in another call.',
    ALREADY_PARTICIPANT: 'You are already in this call.',
    EMAIL_TAKEN: 'There is an account with this e-mail address already.',
  },
  /** Not now: what is meant is in no state for it. */
  untimely: {
    CALL_ENDED: 'This call has ended.',
    INVALID_CALL_STATE: 'The call is not in a state for this.',
    CALL_NOT_RINGING: 'This call is not ringing for you.',
    MAX_PARTICIPANTS_REACHED: 'The call is full.',
    APPOINTMENT_STARTED: 'The session has been started already.',
    APPOINTMENT_NOT_STARTED: 'The session has not been started.',
  },
  /** Too often. */
  tooMany: {
    TOO_MANY_REQUESTS: 'Too many requests. Wait a little and try again.',
    TOO_MANY_ATTEMPTS: 'Too many wrong attempts. Wait a quarter of an hour and try again.',
  },
  /** Something that is needed is not there for a while. */
  unavailable: {
    MEDIA_UNAVAILABLE: 'The media server is not available right now. Try again in a moment.',
    TRANSLATION_UNAVAILABLE: 'No translator is available.',
    NOT_HEALTHY: 'This server is not well and should get no work.',
    TIMEOUT: 'The operation took too long.',
  },
  /** The fault is on this side. */
  broken: {
    INTERNAL: 'Something went wrong in the server. The log has the details.',
    MODE_SWITCH_FAILED: 'Switching the media path failed; the call goes on as before.',
    TRANSCRIPTION_FAILED: 'The caption could not be stored.',
    RELAY_MISCONFIGURED: 'The relay for media is set up in part only. Ask an administrator.',
    BACKUP_FAILED: 'The backup could not be made. The log has the details.',
  },
} as const;

/** The sentence of each code. */
export const errorMessages = {
  ...messagesByKind.invalid,
  ...messagesByKind.unauthenticated,
  ...messagesByKind.forbidden,
  ...messagesByKind.missing,
  ...messagesByKind.conflict,
  ...messagesByKind.untimely,
  ...messagesByKind.tooMany,
  ...messagesByKind.unavailable,
  ...messagesByKind.broken,
};

/** What went wrong in general: all that most APIs tell apart. */
export type ErrorKind = keyof typeof messagesByKind;

/** The one list of error codes. Dialects map each of them to their own words. */
export type ErrorCode = keyof typeof errorMessages;

const kinds = new Map(
  Object.entries(messagesByKind).flatMap(([kind, messages]) =>
    Object.keys(messages).map((code) => [code, kind as ErrorKind] as const),
  ),
);

/** The kind of an error. */
export const errorKindOf = (code: ErrorCode): ErrorKind => kinds.get(code) ?? 'broken';

/** An expected failure, ready to be shown. `details` never holds secrets. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Result of the core. */
export type Outcome<T> = Result<T, Failure>;

/** A failed outcome, with the standard sentence unless a better one is known. */
export const fail = (
  code: ErrorCode,
  message: string = errorMessages[code],
  details?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly error: Failure } => err(details ? { code, message, details } : { code, message });
