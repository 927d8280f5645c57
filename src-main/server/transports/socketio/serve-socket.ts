import { type Failure, fail } from '#shared/contract/index.ts';
import type { ConnectionId } from '#shared/kernel/ids.ts';
import type { BoundMessage, Dialect, Session, SocketSignIn, WireMessage } from '../../dialects/dialect.ts';
import type { Actor, PersonActor } from '../../domain/index.ts';
import type { Delivery } from '../../ports/index.ts';
import { type ServerSocket, type SocketParts, newConnectionId } from './mount-socketio.ts';

type Ack = (answer: unknown) => void;

/** Signs one socket in, dispatches its messages and hands it what the core tells its person. */
export const serveSocket = (socket: ServerSocket, parts: SocketParts, signIns: Map<string, ServerSocket>): void => {
  const { gateway, connections, dialects, log } = parts;
  const connectionId = newConnectionId() as ConnectionId;
  const baseUrl = parts.baseUrlFor(socket.handshake.headers.host ?? '');
  let actor: Actor = { kind: 'nobody' };

  const session = (): Session => ({ actor, baseUrl });
  const emit = (message: WireMessage | undefined) => void (message && socket.emit(message.name, message.payload));

  const deliver = (delivery: Delivery) => {
    for (const dialect of dialects) {
      if (delivery.kind === 'event') dialect.toEvent(delivery.event, session()).forEach(emit);
      else
        for (const { name, payload } of dialect.toSignal(delivery.signal, session()))
          socket.volatile.emit(name, payload);
    }
  };

  const forgetSignIn = () => {
    if ('signInId' in actor && signIns.get(actor.signInId) === socket) signIns.delete(actor.signInId);
  };

  const admit = (person: PersonActor) => {
    // The same person signing in again keeps the places that hang on this connection.
    if (!('id' in actor) || actor.id !== person.id) connections.close(connectionId);
    forgetSignIn();
    actor = person;
    const older = signIns.get(person.signInId);
    signIns.set(person.signInId, socket);
    if (older && older !== socket) older.disconnect(true);
    connections.open({ id: connectionId, actor: person, deliver, close: () => socket.disconnect(true) });
    for (const dialect of dialects) if (dialect.signIn) emit(dialect.signIn.accept(person));
  };

  const signIn = async (dialect: Dialect, entry: SocketSignIn, payload: unknown, ack: Ack | undefined) => {
    const { token, claimedId, language } = entry.read(payload);
    const known = actor.kind === 'account' || actor.kind === 'guest' ? actor : undefined;
    const proven = token === undefined ? known : await parts.identify(token);
    const refuse = (why: string) => {
      emit(entry.refuse(why));
      ack?.(dialect.toSocketError(fail('UNAUTHENTICATED', why).error, undefined).ack);
    };
    if (!proven)
      return refuse(
        claimedId ? 'A user id alone proves nobody: send a token.' : 'The token is missing, invalid or expired.',
      );
    if (claimedId !== undefined && claimedId !== proven.id) return refuse('The token belongs to somebody else.');
    if (language !== undefined && language !== proven.language) {
      await gateway.execute(proven, 'account.update', { language }, { connectionId, correlationId: connectionId });
    }
    admit(language === undefined ? proven : { ...proven, language });
    ack?.(dialect.toAck(entry.accept(proven).payload));
  };

  const receive = async (dialect: Dialect, bound: BoundMessage, payload: unknown, ack: Ack | undefined) => {
    const problem = actor.kind === 'nobody' ? fail('UNAUTHENTICATED').error : sizeProblem(bound, payload);
    const outcome = problem
      ? ({ ok: false, error: problem } as const)
      : await bound.invoke(gateway, session(), payload, { connectionId, correlationId: newConnectionId() });
    if (outcome.ok) return ack?.(dialect.toAck(outcome.value));
    const callId: unknown = Reflect.get(Object(payload), 'callId');
    const { message, ack: answer } = dialect.toSocketError(
      outcome.error,
      typeof callId === 'string' ? callId : undefined,
    );
    emit(message);
    ack?.(answer);
  };

  for (const dialect of dialects) {
    const { signIn: entry } = dialect;
    if (entry) onMessage(entry.entry.name, (payload, ack) => signIn(dialect, entry, payload, ack));
    for (const bound of dialect.messages) {
      onMessage(bound.entry.name, (payload, ack) => receive(dialect, bound, payload, ack));
    }
  }
  refuseFutureVersions();

  const { actor: proven } = socket.data;
  if (proven) admit(proven);
  const lingering = setTimeout(() => actor.kind === 'nobody' && socket.disconnect(true), parts.anonymousLifeMs);
  socket.on('disconnect', () => {
    clearTimeout(lingering);
    forgetSignIn();
    connections.close(connectionId);
  });

  /** A hostile payload must never become an unhandled rejection. */
  function onMessage(name: string, handle: (payload: unknown, ack: Ack | undefined) => Promise<unknown>): void {
    socket.on(name, ((...args: unknown[]) => {
      const last = args.at(-1);
      const ack = typeof last === 'function' ? (last as Ack) : undefined;
      const payload = ack && args.length === 1 ? undefined : args[0];
      handle(payload, ack).catch((bug: unknown) =>
        log.error({ event: name, connectionId, err: bug }, 'a message failed'),
      );
    }) as never);
  }

  function refuseFutureVersions(): void {
    const [dialect] = dialects;
    socket.onAny((name: string, ...args: unknown[]) => {
      if (!/^call:v\d+:/.test(name) || !dialect) return;
      const { message, ack } = dialect.toSocketError(fail('UNSUPPORTED_VERSION').error, undefined);
      emit(message);
      const last = args.at(-1);
      if (typeof last === 'function') (last as Ack)(ack);
    });
  }
};

const sizeProblem = ({ entry }: BoundMessage, payload: unknown): Failure | undefined => {
  const limit = entry.maxBytes;
  if (limit === undefined || Buffer.byteLength(JSON.stringify(payload) ?? '') <= limit) return undefined;
  return fail('INVALID_INPUT', `This message may have at most ${limit} bytes.`).error;
};
