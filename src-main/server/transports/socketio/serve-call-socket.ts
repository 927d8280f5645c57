import type { ConnectionId } from '#shared/kernel/ids.ts';
import { type Dialect, type Session, type WireMessage, toEvent, toSignal } from '../../dialects/dialect.ts';
import type { Delivery } from '../../ports/index.ts';
import { type Desk, dispatchMessages } from './dispatch-messages.ts';
import { type ServerSocket, type SocketParts, newConnectionId } from './server-socket.ts';

/** Serves one connection that belongs to one call: greets it, dispatches its messages, and hands it what the core tells it. */
export const serveCallSocket = (
  socket: ServerSocket,
  dialect: Dialect,
  parts: SocketParts,
  signIns: Map<string, ServerSocket>,
): void => {
  const { gateway, connections, log } = parts;
  const { holder: actor } = socket.data;
  if (!actor) throw new Error('A connection of a call has no holder');
  const connectionId = socket.id as ConnectionId;
  const baseUrl = parts.baseUrlFor(socket.handshake.headers.host ?? '');
  const session: Session = { actor, baseUrl, notes: new Map() };
  const emit = (message: WireMessage | undefined) => void (message && socket.emit(message.name, message.payload));

  const deliver = (delivery: Delivery) => {
    if (delivery.kind === 'signal') {
      for (const { name, payload } of toSignal(dialect, delivery.signal, session)) socket.volatile.emit(name, payload);
      return;
    }
    if (dialect.greetsAfter?.(delivery.event, session)) void greetSafely();
    else toEvent(dialect, delivery.event, session).forEach(emit);
    if (dialect.closesAfter?.(delivery.event, session)) socket.disconnect();
  };

  const greet = async () => {
    const context = { connectionId, correlationId: newConnectionId(), address: socket.handshake.address };
    const greeting = await dialect.greet?.(gateway, session, context);
    if (greeting?.ok) greeting.value.forEach(emit);
    if (greeting?.ok !== false) return;
    emit(dialect.toSocketError(greeting.error, undefined).message);
    socket.disconnect();
  };

  const greetSafely = () =>
    greet().catch((bug: unknown) => log.error({ connectionId, err: bug }, 'a connection was not greeted'));

  const older = signIns.get(actor.signInId);
  signIns.set(actor.signInId, socket);
  socket.on('disconnect', () => {
    if (signIns.get(actor.signInId) === socket) signIns.delete(actor.signInId);
    connections.close(connectionId);
  });
  older?.disconnect();
  connections.open({ id: connectionId, actor, deliver, close: () => socket.disconnect() });
  const desk: Desk = { ...parts, dialects: [dialect], socket, connectionId, session: () => session, emit };
  dispatchMessages(desk, greetSafely());
};
