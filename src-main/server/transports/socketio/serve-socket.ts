import { fail } from '#shared/contract/index.ts';
import type { ConnectionId } from '#shared/kernel/ids.ts';
import { type Dialect, type Session, type SocketSignIn, type WireMessage, translate } from '../../dialects/dialect.ts';
import type { Actor, PersonActor } from '../../domain/index.ts';
import type { Delivery } from '../../ports/index.ts';
import { type Ack, type Desk, type MessageHandler, dispatchMessages, listenTo } from './dispatch-messages.ts';
import type { ServerSocket, SocketParts } from './server-socket.ts';
import type { Ticket } from './resume-tickets.ts';

/** Signs one socket in, dispatches its messages and hands it what the core tells its person. */
export const serveSocket = (socket: ServerSocket, parts: SocketParts, signIns: Map<string, ServerSocket>): void => {
  const { gateway, connections, dialects, log } = parts;
  // Known to the client as well: some APIs address each other by it.
  const connectionId = socket.id as ConnectionId;
  const baseUrl = parts.baseUrlFor(socket.handshake.headers.host ?? '');
  let actor: Actor = { kind: 'nobody' };

  const notes = new Map<string, string>();

  const session = (): Session => ({ actor, baseUrl, notes });
  const emit = (message: WireMessage | undefined) => void (message && socket.emit(message.name, message.payload));

  const deliver = (delivery: Delivery) => {
    for (const { name, payload } of translate(dialects, delivery, session())) {
      if (delivery.kind === 'event') socket.emit(name, payload);
      else socket.volatile.emit(name, payload);
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
    welcome(dialects, person, parts.handshakes.issueTicket(person)).forEach(emit);
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
    // Whoever went in the meantime must not seem to be there.
    if (!socket.connected) return;
    admit(language === undefined ? proven : { ...proven, language });
    ack?.(dialect.toAck(entry.accept(proven).payload));
  };

  const desk: Desk = { socket, connectionId, gateway, dialects, log, session, emit };
  const signInHandlers = new Map<string, MessageHandler>();
  for (const dialect of dialects) {
    const { signIn: entry } = dialect;
    if (entry) signInHandlers.set(entry.entry.name, (payload, ack) => signIn(dialect, entry, payload, ack));
  }
  listenTo(desk, signInHandlers);
  dispatchMessages(desk);
  refuseFutureVersions(desk);

  const { actor: proven } = socket.data;
  if (proven) admit(proven);
  const lingering = setTimeout(() => {
    if (actor.kind !== 'nobody') return;
    tellTimeout(dialects).forEach(emit);
    socket.disconnect(true);
  }, parts.anonymousLifeMs);
  socket.on('disconnect', () => {
    clearTimeout(lingering);
    forgetSignIn();
    connections.close(connectionId);
  });
};

/** What a connection is told that has signed in. */
const welcome = (dialects: readonly Dialect[], person: PersonActor, ticket: Ticket | undefined): WireMessage[] =>
  dialects.flatMap(({ signIn }) =>
    signIn ? [signIn.accept(person), ...(ticket ? [signIn.handTicket(ticket)] : [])] : [],
  );

/** What a connection is told that did not. */
const tellTimeout = (dialects: readonly Dialect[]): (WireMessage | undefined)[] => {
  const { error } = fail('TIMEOUT', 'Nobody signed in on this connection in time.');
  return dialects.map((dialect) => dialect.toSocketError(error, undefined).message);
};

const refuseFutureVersions = ({ socket, dialects, emit }: Desk): void => {
  const [dialect] = dialects;
  socket.onAny((name: string, ...args: unknown[]) => {
    if (!/^call:v\d+:/.test(name) || !dialect) return;
    const { message, ack } = dialect.toSocketError(fail('UNSUPPORTED_VERSION').error, undefined);
    emit(message);
    const last = args.at(-1);
    if (typeof last === 'function') (last as Ack)(ack);
  });
};
