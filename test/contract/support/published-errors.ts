/** A code somewhere in an answer, and the words it may be. */
interface PublishedCodes {
  readonly codeIn: (answer: unknown) => unknown;
  readonly codes: readonly unknown[];
}

/** The errors that a published API may answer with; an answer outside of them surprises its clients. */
export interface PublishedErrors {
  readonly statuses: readonly number[];
  /** Of the body of a failed request. */
  readonly rest: PublishedCodes;
  /** Of the payload of the error message of a socket; absent where a socket tells of errors in acknowledgements only. */
  readonly socket?: PublishedCodes;
}

const at =
  (...keys: readonly (string | number)[]) =>
  (value: unknown): unknown =>
    keys.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);

const conversationCalls: PublishedErrors = {
  statuses: [400, 401, 403, 404, 409, 422, 429, 500, 503],
  rest: {
    codeIn: at('error', 'code'),
    codes: [
      'INVALID_REQUEST',
      'UNAUTHORIZED',
      'FORBIDDEN',
      'NOT_FOUND',
      'CONFLICT',
      'INVALID_CONVERSATION_TYPE',
      'RATE_LIMIT_EXCEEDED',
      'INTERNAL_SERVER_ERROR',
      'SERVICE_UNAVAILABLE',
    ],
  },
  socket: {
    codeIn: at('code'),
    codes: [
      'CALL_NOT_FOUND',
      'CALL_ALREADY_ACTIVE',
      'CALL_ENDED',
      'PARTICIPANT_NOT_FOUND',
      'ALREADY_PARTICIPANT',
      'MAX_PARTICIPANTS_REACHED',
      'INVALID_MODE',
      'MODE_SWITCH_FAILED',
      'MEDIA_SERVER_ERROR',
      'TRANSCRIPTION_ERROR',
      'TRANSLATION_ERROR',
      'SIGNALING_ERROR',
      'PERMISSION_DENIED',
      'KICKED',
      'TIMEOUT',
    ],
  },
};

const platform: PublishedErrors = {
  statuses: [400, 401, 403, 404, 409, 429, 500, 503],
  rest: {
    codeIn: at('errorCode'),
    codes: [
      'BAD_REQUEST',
      'UNAUTHORIZED',
      'FORBIDDEN',
      'NOT_FOUND',
      'CONFLICT',
      'TOO_MANY_REQUESTS',
      'INTERNAL_SERVER_ERROR',
    ],
  },
};

const directCalls: PublishedErrors = {
  statuses: [400, 401, 403, 404, 429, 500],
  rest: { codeIn: at('data'), codes: [null] },
  socket: {
    codeIn: at('payload', 'errorType'),
    codes: ['call_not_found', 'unauthorized', 'invalid_status', 'parse_error', 'service_error'],
  },
};

const sessionRooms: PublishedErrors = {
  statuses: [400, 401, 403, 404, 422, 429, 500],
  rest: { codeIn: at('success'), codes: [false] },
  socket: {
    codeIn: at('code'),
    codes: [
      'ROOM_NOT_FOUND',
      'ROOM_FULL',
      'INVALID_SESSION',
      'AUTHENTICATION_FAILED',
      'PERMISSION_DENIED',
      'CONNECTION_TIMEOUT',
    ],
  },
};

const controlCodes = [
  'INVALID_INPUT',
  'SESSION_NOT_FOUND',
  'PARTICIPANT_NOT_FOUND',
  'UNAUTHORIZED',
  'FILE_TOO_LARGE',
  'INVALID_FILE_TYPE',
  'RATE_LIMITED',
  'REALTIMEKIT_ERROR',
  'INTERNAL_ERROR',
];

const controlCenter: PublishedErrors = {
  statuses: [400, 401, 404, 413, 429, 500],
  rest: { codeIn: at('code'), codes: controlCodes },
  socket: { codeIn: at('code'), codes: controlCodes },
};

const byDialect: Readonly<Record<string, PublishedErrors>> = {
  'conversation-calls': conversationCalls,
  'session-rooms': sessionRooms,
  platform,
  'control-center': controlCenter,
  'direct-calls': directCalls,
};

/** The published errors of an API; one that is not listed yet fails. */
export const publishedErrorsOf = (dialect: string): PublishedErrors => {
  const published = byDialect[dialect];
  if (!published) throw new Error(`Write down which errors ${dialect} publishes`);
  return published;
};
