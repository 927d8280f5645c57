import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { createErrorWords } from '../error-words.ts';

type Published = readonly [status: number, code: string];

const invalid: Published = [400, 'INVALID_INPUT'];
const unauthorized: Published = [401, 'UNAUTHORIZED'];
const noSession: Published = [404, 'SESSION_NOT_FOUND'];
const noParticipant: Published = [404, 'PARTICIPANT_NOT_FOUND'];
const tooLarge: Published = [413, 'FILE_TOO_LARGE'];
/** What the document calls the service behind it is our own media server. */
const media: Published = [500, 'REALTIMEKIT_ERROR'];
const broken: Published = [500, 'INTERNAL_ERROR'];

/** Every error of the core in the words of this API. */
const publishedOf = createErrorWords<Published>(
  {
    invalid,
    unauthenticated: unauthorized,
    forbidden: unauthorized,
    missing: noSession,
    conflict: invalid,
    untimely: invalid,
    tooMany: [429, 'RATE_LIMITED'],
    unavailable: broken,
    broken,
  },
  {
    CALL_ENDED: noSession,
    PARTICIPANT_NOT_FOUND: noParticipant,
    NOT_A_PARTICIPANT: noParticipant,
    FILE_TOO_LARGE: tooLarge,
    STORAGE_FULL: tooLarge,
    FILE_TYPE_UNSUPPORTED: [400, 'INVALID_FILE_TYPE'],
    MEDIA_FAILED: media,
    MEDIA_UNAVAILABLE: media,
    // What a session has no word for is a mistake in what was asked.
    FILE_NOT_FOUND: invalid,
    MEDIA_NOT_FOUND: invalid,
    ACCOUNT_NOT_FOUND: invalid,
    CHAT_OFF: invalid,
    SCREEN_SHARE_OFF: invalid,
    HALL_FULL: invalid,
    CONVERSATION_TYPE_UNSUPPORTED: invalid,
    APPOINTMENT_SHUT: invalid,
  },
);

/** The REST error: `{error, code}` and nothing else. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => {
  const [status, code] = publishedOf(failure.code);
  const other = overrides[failure.code];
  return { status: other?.status ?? status, body: { error: failure.message, code: other?.code ?? code } };
};

/** The same in an acknowledgement, and as an event. */
export const toSocketError: Dialect['toSocketError'] = (failure) => {
  const [, code] = publishedOf(failure.code);
  const answer = { error: failure.message, code };
  return { message: say(controlCenter.outbounds.error, answer), ack: answer };
};
