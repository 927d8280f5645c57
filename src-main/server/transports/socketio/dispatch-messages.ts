import { type Failure, fail } from '#shared/contract/index.ts';
import type { ConnectionId } from '#shared/kernel/ids.ts';
import { type BoundMessage, type Dialect, type Session, type WireMessage, findOwner } from '../../dialects/dialect.ts';
import type { RequestContext } from '../../ports/index.ts';
import { limitKeyOf } from '../published-limits.ts';
import { type ServerSocket, type SocketParts, newConnectionId } from './server-socket.ts';

/** Answers a message in its acknowledgement. */
export type Ack = (answer: unknown) => void;

/** Handles one message; a failure of it is a bug. */
export type MessageHandler = (payload: unknown, ack: Ack | undefined) => Promise<unknown>;

/** One socket and what its messages need. */
export interface Desk extends Pick<SocketParts, 'gateway' | 'dialects' | 'log' | 'limits'> {
  readonly socket: ServerSocket;
  readonly connectionId: ConnectionId;
  readonly session: () => Session;
  readonly emit: (message: WireMessage | undefined) => void;
}

interface Candidate extends BoundMessage {
  readonly dialect: Dialect;
}

/**
 * Handles every message that a dialect declares. Where several share a name, the one that owns the message answers it. Those that
 * keep their order wait for what was begun before.
 */
export const dispatchMessages = (desk: Desk, begun: Promise<unknown> = Promise.resolve()): void => {
  const candidates = desk.dialects.flatMap((dialect) => dialect.messages.map((bound) => ({ ...bound, dialect })));
  let line = begun;
  const handlers = new Map<string, MessageHandler>();
  for (const [name, sharers] of Map.groupBy(candidates, ({ entry }) => entry.name)) {
    const inOrder = sharers.some(({ dialect }) => dialect.inOrder);
    handlers.set(name, (payload, ack) => {
      const run = () => receive(desk, sharers, payload, ack);
      if (!inOrder) return run();
      line = line.then(run, run);
      return line;
    });
  }
  listenTo(desk, handlers);
};

/**
 * A hostile payload must never become an unhandled rejection, and a callback never waits in vain. What is sent right before the end of
 * a connection counts, such as a leave: the library tells `on` of nothing that arrives together with the end, but `onAny` of all.
 */
export const listenTo = (
  { socket, connectionId, dialects, log }: Pick<Desk, 'socket' | 'connectionId' | 'dialects' | 'log'>,
  handlers: ReadonlyMap<string, MessageHandler>,
): void => {
  socket.onAny((event: string, ...args: unknown[]) => {
    const handle = handlers.get(event);
    if (!handle || !socket.connected) return;
    const last = args.at(-1);
    const ack = typeof last === 'function' ? (last as Ack) : undefined;
    const payload = ack && args.length === 1 ? undefined : args[0];
    handle(payload, ack).catch((bug: unknown) => {
      log.error({ event, connectionId, err: bug }, 'a message failed');
      ack?.(dialects[0]?.toSocketError(fail('INTERNAL').error, undefined).ack);
    });
  });
};

const receive = async (desk: Desk, sharers: readonly Candidate[], payload: unknown, ack: Ack | undefined) => {
  const { gateway, socket, connectionId, emit } = desk;
  const session = desk.session();
  const context: RequestContext = {
    connectionId,
    correlationId: newConnectionId(),
    address: socket.handshake.address,
  };
  const bound = await findOwner(sharers, gateway, session, payload, context);
  if (!bound) return;
  const problem =
    session.actor.kind === 'nobody'
      ? fail('UNAUTHENTICATED').error
      : (sizeProblem(bound, payload) ?? (await limitProblem(desk, bound, context)));
  const outcome = problem
    ? ({ ok: false, error: problem } as const)
    : await bound.invoke(gateway, session, payload, context);
  if (outcome.ok) return ack?.(bound.dialect.toAck(outcome.value));
  const callId: unknown = Reflect.get(Object(payload), 'callId');
  const { message, ack: answer } = bound.dialect.toSocketError(
    outcome.error,
    typeof callId === 'string' ? callId : undefined,
  );
  emit(message);
  ack?.(answer);
};

const limitProblem = async (
  { limits, session }: Desk,
  { entry }: BoundMessage,
  { address = '' }: RequestContext,
): Promise<Failure | undefined> => {
  const limit = 'limit' in entry ? entry.limit : undefined;
  if (!limit || !limits) return undefined;
  const { actor } = session();
  const key = limitKeyOf(limit, { kind: actor.kind, address, value: 'callId' in actor ? actor.callId : undefined });
  if (key === undefined || !(await limits.take(limit, key)).isOver) return undefined;
  return fail('TOO_MANY_REQUESTS').error;
};

const sizeProblem = ({ entry }: BoundMessage, payload: unknown): Failure | undefined => {
  const limit = entry.maxBytes;
  if (limit === undefined || sizeOf(payload) <= limit) return undefined;
  return fail('INVALID_INPUT', `This message may have at most ${limit} bytes.`).error;
};

/** Bytes as JSON. What is nested too deeply to be written again is larger than any limit. */
const sizeOf = (payload: unknown): number => {
  try {
    return Buffer.byteLength(JSON.stringify(payload) ?? '');
  } catch (failure) {
    if (failure instanceof RangeError) return Number.POSITIVE_INFINITY;
    throw failure;
  }
};
