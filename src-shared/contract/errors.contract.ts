import { type Result, err } from '../kernel/result.ts';

/** Every expected failure of the core, with the plain sentence that a person reads when nothing more exact is known. */
export const errorMessages = {
  INVALID_INPUT: 'The request has missing or invalid fields.',
  UNAUTHENTICATED: 'Sign in first: the token is missing, invalid or expired.',
  FORBIDDEN: 'You are not allowed to do this.',
  CALL_NOT_FOUND: 'There is no such call.',
  CALL_ALREADY_ACTIVE: 'A call is already active in this conversation.',
  CALL_ENDED: 'This call has ended.',
  INVALID_CALL_STATE: 'The call is not in a state for this.',
  SELF_CALL: 'You cannot call yourself.',
  PERSON_BUSY: 'This person is in another call.',
  CALL_PASSWORD_WRONG: 'This call has a password, and it is another one.',
  CHAT_OFF: 'There is no chat in this call.',
  SCREEN_SHARE_OFF: 'Screens are not shared in this call.',
  HALL_FULL: 'There is no room for another person.',
  CALL_NOT_RINGING: 'This call is not ringing for you.',
  PARTICIPANT_NOT_FOUND: 'There is no such participant in this call.',
  ALREADY_PARTICIPANT: 'You are already in this call.',
  NOT_A_PARTICIPANT: 'You are not a participant of this call.',
  NOT_ADMITTED: 'Somebody in the call has to let you in first.',
  MAX_PARTICIPANTS_REACHED: 'The call is full.',
  REMOVED_FROM_CALL: 'You were removed from this call and cannot come back.',
  INVALID_MODE: 'This call cannot use that mode.',
  MODE_SWITCH_FAILED: 'Switching the media path failed; the call goes on as before.',
  SIGNAL_REJECTED: 'The signal could not be relayed.',
  CONVERSATION_NOT_FOUND: 'There is no such conversation.',
  CONVERSATION_TYPE_UNSUPPORTED: 'Public and global conversations cannot have video calls.',
  NOT_A_MEMBER: 'You are not a member of this conversation.',
  ACCOUNT_NOT_FOUND: 'There is no such account.',
  SELF_CONTACT: 'You cannot be your own contact.',
  EMAIL_TAKEN: 'There is an account with this e-mail address already.',
  CREDENTIALS_WRONG: 'The e-mail address or the password is wrong.',
  ACCOUNT_SUSPENDED: 'This account is suspended. Ask an administrator.',
  PASSWORD_WRONG: 'The current password is wrong.',
  PASSWORD_UNUSABLE: 'A password has 8 to 200 characters.',
  LINK_INVALID: 'This link is not valid any more. Ask for a new one.',
  TOO_MANY_ATTEMPTS: 'Too many wrong attempts. Wait a quarter of an hour and try again.',
  SHARE_LINK_NOT_FOUND: 'This link does not exist.',
  SHARE_LINK_EXPIRED: 'This link has expired, was used up or was withdrawn. Ask for a new one.',
  MEDIA_NOT_FOUND: 'There is no such router, transport, producer or consumer.',
  MEDIA_FAILED: 'The media server could not do that.',
  MEDIA_UNAVAILABLE: 'The media server is not available right now. Try again in a moment.',
  CANNOT_CONSUME: 'This device cannot play that stream.',
  TRANSCRIPTION_FAILED: 'The caption could not be stored.',
  TRANSLATION_UNAVAILABLE: 'No translator is available.',
  APPOINTMENT_NOT_FOUND: 'There is no such appointment.',
  NOT_A_PARTY: 'You have no part in this appointment.',
  APPOINTMENT_SHUT: 'This appointment is not open.',
  APPOINTMENT_STARTED: 'The session has been started already.',
  APPOINTMENT_NOT_STARTED: 'The session has not been started.',
  ROOM_NOT_FOUND: 'There is no such room.',
  RELAY_MISCONFIGURED: 'The relay for media is set up in part only. Ask an administrator.',
  CALL_LOCKED: 'This call is locked: nobody new can come in.',
  FILE_NOT_FOUND: 'There is no such file.',
  FILE_TOO_LARGE: 'The file is too large: at most 100 MB.',
  FILE_TYPE_UNSUPPORTED: 'This is not a video file.',
  STORAGE_FULL: 'There is no room left for another file.',
  BACKUP_FAILED: 'The backup could not be made. The log has the details.',
  NOT_HEALTHY: 'This server is not well and should get no work.',
  TOO_MANY_REQUESTS: 'Too many requests. Wait a little and try again.',
  TIMEOUT: 'The operation took too long.',
  UNSUPPORTED_VERSION: 'This version of the API is not served. Use the current one.',
  NOT_FOUND: 'There is nothing here.',
  INTERNAL: 'Something went wrong in the server. The log has the details.',
} as const;

/** The one list of error codes. Dialects map each of them to their own words. */
export type ErrorCode = keyof typeof errorMessages;

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
