/** Failures that people meet, by published code, with the sentence in their language. */
const failureKeys = {
  OFFLINE: 'failure.offline',
  TIMEOUT: 'failure.timeout',
  UNAUTHORIZED: 'failure.signedOut',
  UNAUTHENTICATED: 'failure.signedOut',
  FORBIDDEN: 'failure.forbidden',
  PERMISSION_DENIED: 'failure.forbidden',
  NOT_A_MEMBER: 'failure.forbidden',
  NOT_FOUND: 'failure.notFound',
  CONVERSATION_NOT_FOUND: 'failure.notFound',
  SESSION_NOT_FOUND: 'failure.notFound',
  CALL_NOT_FOUND: 'failure.callNotFound',
  CALL_ENDED: 'failure.callEnded',
  MAX_PARTICIPANTS_REACHED: 'failure.full',
  REMOVED_FROM_CALL: 'failure.removed',
  KICKED: 'failure.removed',
  RATE_LIMIT_EXCEEDED: 'failure.tooMany',
  TOO_MANY_REQUESTS: 'failure.tooMany',
  MEDIA_UNAVAILABLE: 'failure.media',
  MEDIA_FAILED: 'failure.media',
  RATE_LIMITED: 'failure.tooMany',
  PARTICIPANT_NOT_FOUND: 'failure.participant',
  INVALID_FILE_TYPE: 'failure.file',
  FILE_TOO_LARGE: 'failure.fileSize',
} as const;

export type FailureKey = (typeof failureKeys)[keyof typeof failureKeys];

const isKnown = (code: string): code is keyof typeof failureKeys => Object.hasOwn(failureKeys, code);

/** The locale key for a code, or null when only the server's own sentence is there. */
export const failureKeyOf = (code: string): FailureKey | null => (isKnown(code) ? failureKeys[code] : null);
