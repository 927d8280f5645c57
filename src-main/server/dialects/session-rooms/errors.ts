import type { Failure } from '#shared/contract/index.ts';
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import { type Dialect, say } from '../dialect.ts';
import { createErrorWords } from '../error-words.ts';
import { reasonCode } from './values.ts';

/** Status, REST code, socket code. */
type Published = readonly [status: number, rest: string, socket: string];

const unfit: Published = [422, 'SESSION_INVALID', 'INVALID_SESSION'];
// The one code whose published advice is to try again.
const broken: Published = [500, 'INTERNAL_SERVER_ERROR', 'CONNECTION_TIMEOUT'];

/** Every error of the core in the words of this API. */
const publishedOf = createErrorWords<Published>(
  {
    // Sockets have six codes and none for a message that makes no sense: it is not let through.
    invalid: [400, 'INVALID_REQUEST', 'PERMISSION_DENIED'],
    unauthenticated: [401, 'UNAUTHORIZED', 'AUTHENTICATION_FAILED'],
    forbidden: [403, 'FORBIDDEN', 'PERMISSION_DENIED'],
    missing: [404, 'NOT_FOUND', 'ROOM_NOT_FOUND'],
    conflict: unfit,
    untimely: unfit,
    tooMany: [429, 'RATE_LIMIT_EXCEEDED', 'PERMISSION_DENIED'],
    unavailable: broken,
    broken,
  },
  {
    // The document says 401 at every endpoint of a session, and keeps 403 for roles.
    NOT_A_PARTY: [401, 'UNAUTHORIZED', 'PERMISSION_DENIED'],
    APPOINTMENT_SHUT: unfit,
    APPOINTMENT_NOT_FOUND: [404, 'SESSION_NOT_FOUND', 'ROOM_NOT_FOUND'],
    APPOINTMENT_STARTED: [400, 'SESSION_ALREADY_STARTED', 'INVALID_SESSION'],
    APPOINTMENT_NOT_STARTED: [422, 'SESSION_NOT_STARTED', 'INVALID_SESSION'],
    ROOM_NOT_FOUND: [404, 'ROOM_NOT_FOUND', 'ROOM_NOT_FOUND'],
    MAX_PARTICIPANTS_REACHED: [422, 'ROOM_FULL', 'ROOM_FULL'],
    EMAIL_TAKEN: [400, 'INVALID_REQUEST', 'PERMISSION_DENIED'],
    RELAY_MISCONFIGURED: [500, 'SERVER_MISCONFIGURED', 'CONNECTION_TIMEOUT'],
  },
);

/** Details in the words of this API: `roomId`, and the published code of a reason. */
const toDetails = ({ details }: Failure): Record<string, unknown> | undefined => {
  if (!details) return undefined;
  const { room, reason, ...rest } = details;
  return { ...rest, ...(room === undefined ? {} : { roomId: room }), ...(reason ? { reason: wordFor(reason) } : {}) };
};

const wordFor = (reason: unknown): unknown => Reflect.get(reasonCode, String(reason));

/** The REST error: `{success:false, error, message, code}`, where `error` is the sentence as well. */
export const toHttpError: Dialect['toHttpError'] = (failure, overrides) => {
  const [status, usual] = publishedOf(failure.code);
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
  const [, , code] = publishedOf(failure.code);
  const error = { message: failure.message, code, details: toDetails(failure) };
  return { message: say(sessionRooms.outbounds.error, error), ack: { success: false, error } };
};
