import type { Failure } from '#shared/contract/index.ts';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { createErrorWords } from '../error-words.ts';
import { notify } from './values.ts';

type ErrorType = 'call_not_found' | 'unauthorized' | 'invalid_status' | 'parse_error' | 'service_error';
type Published = readonly [status: number, errorType: ErrorType, code?: string];

const senseless: Published = [400, 'parse_error'];
const badState: Published = [400, 'invalid_status'];
const broken: Published = [500, 'service_error'];

/** Every error of the core in the words of this API. The third word is the code of an entry in `errors`. */
const publishedOf = createErrorWords<Published>(
  {
    invalid: senseless,
    unauthenticated: [401, 'unauthorized'],
    forbidden: [403, 'unauthorized'],
    missing: [404, 'call_not_found'],
    conflict: [400, 'invalid_status', 'USER_BUSY'],
    untimely: badState,
    tooMany: [429, 'service_error'],
    unavailable: broken,
    broken,
  },
  {
    INVALID_INPUT: [400, 'parse_error', 'INVALID_INPUT'],
    SELF_CALL: [400, 'invalid_status', 'SELF_CALL'],
    INVALID_MODE: badState,
    HALL_FULL: badState,
    ALREADY_PARTICIPANT: badState,
    EMAIL_TAKEN: senseless,
    MEDIA_FAILED: broken,
    CANNOT_CONSUME: broken,
  },
);

const IDS: ReadonlySet<unknown> = new Set(['calleeId', 'callId']);

/** A code for each thing that is wrong, where this server has one. */
const toEntries = ({
  code,
  message,
  details,
}: Failure): readonly { code: string; message: string; field?: string }[] => {
  const [, , name] = publishedOf(code);
  if (name === undefined) return [];
  const { issues } = Object(details) as { issues?: readonly { field: string; message: string }[] };
  if (!issues) return [{ code: name, message }];
  return issues.map((issue) => ({ code: IDS.has(issue.field) ? 'INVALID_ID' : name, ...issue }));
};

/** The REST error: `{success:false, message, data:null}`, with codes where this server adds some. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => ({
  status: overrides[failure.code]?.status ?? publishedOf(failure.code)[0],
  body: { success: false, message: failure.message, data: null, errors: toEntries(failure) },
});

/** The socket error; this API acknowledges nothing. */
export const toSocketError: Dialect['toSocketError'] = (failure, callId) => ({
  message: say(
    directCalls.outbounds.error,
    notify({ callId: callId ?? null, errorType: publishedOf(failure.code)[1], message: failure.message }),
  ),
  ack: undefined,
});
