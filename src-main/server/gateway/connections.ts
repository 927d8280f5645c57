import { createEmitter } from '#shared/kernel/emitter.ts';
import type { ConnectionId, ParticipantId } from '#shared/kernel/ids.ts';
import { type ReceiverId, receiverOf } from '../domain/index.ts';
import type { Attachment, Connection, Connections } from '../ports/index.ts';

/** Builds an empty register. */
export const createConnections = (): Connections => {
  const byId = new Map<ConnectionId, Connection>();
  const byReceiver = new Map<ReceiverId, Connection[]>();
  const held = new Map<ParticipantId, Attachment & { connectionId: ConnectionId }>();
  /** Places that were made without any connection, until their person opens one. */
  const unheld = new Map<ParticipantId, Attachment>();
  const lost = createEmitter<Attachment>();
  const opened = createEmitter<Connection>();
  const closed = createEmitter<Connection>();

  const forget = (connection: Connection) => {
    byId.delete(connection.id);
    const receiver = receiverOf(connection.actor);
    const rest = (byReceiver.get(receiver) ?? []).filter((other) => other !== connection);
    if (rest.length > 0) byReceiver.set(receiver, rest);
    else byReceiver.delete(receiver);
  };

  const hold = (attachment: Attachment, connectionId: ConnectionId) => {
    unheld.delete(attachment.participantId);
    held.set(attachment.participantId, { ...attachment, connectionId });
  };

  return {
    lost,
    opened,
    closed,
    get size() {
      return byId.size;
    },
    open(connection) {
      const former = byId.get(connection.id);
      if (former) forget(former);
      const { id, actor } = connection;
      byId.set(id, connection);
      const receiver = receiverOf(actor);
      byReceiver.set(receiver, [...(byReceiver.get(receiver) ?? []), connection]);
      for (const attachment of unheld.values()) if (attachment.personId === actor.id) hold(attachment, id);
      if (!former) opened.emit(connection);
    },
    close(id) {
      const connection = byId.get(id);
      if (!connection) return;
      forget(connection);
      for (const [participantId, { connectionId, ...attachment }] of held) {
        if (connectionId !== id) continue;
        held.delete(participantId);
        lost.emit(attachment);
      }
      closed.emit(connection);
    },
    ofPerson: (personId) => byReceiver.get(personId) ?? [],
    of: (receiver) => byReceiver.get(receiver) ?? [],
    attach(attachment, connectionId) {
      const target = connectionId ?? byReceiver.get(attachment.personId)?.at(-1)?.id;
      if (target === undefined) unheld.set(attachment.participantId, attachment);
      else if (byId.has(target)) hold(attachment, target);
      else if (!held.has(attachment.participantId)) lost.emit(attachment);
    },
    detach(participantId) {
      held.delete(participantId);
      unheld.delete(participantId);
    },
    isHeld: (participantId) => held.has(participantId),
  };
};
