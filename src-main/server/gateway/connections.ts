import { createEmitter } from '#shared/kernel/emitter.ts';
import type { ConnectionId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import type { Attachment, Connection, Connections } from '../ports/index.ts';

/** Builds an empty register. */
export const createConnections = (): Connections => {
  const byId = new Map<ConnectionId, Connection>();
  const byPerson = new Map<PersonId, Connection[]>();
  const attachments = new Map<ParticipantId, Attachment & { connectionId: ConnectionId }>();
  const lost = createEmitter<Attachment>();

  const forget = (connection: Connection) => {
    byId.delete(connection.id);
    const rest = (byPerson.get(connection.actor.id) ?? []).filter((other) => other !== connection);
    if (rest.length > 0) byPerson.set(connection.actor.id, rest);
    else byPerson.delete(connection.actor.id);
  };

  return {
    lost,
    get size() {
      return byId.size;
    },
    open(connection) {
      byId.set(connection.id, connection);
      byPerson.set(connection.actor.id, [...(byPerson.get(connection.actor.id) ?? []), connection]);
    },
    close(id) {
      const connection = byId.get(id);
      if (!connection) return;
      forget(connection);
      for (const [participantId, attachment] of attachments) {
        if (attachment.connectionId !== id) continue;
        attachments.delete(participantId);
        lost.emit(attachment);
      }
    },
    ofPerson: (personId) => byPerson.get(personId) ?? [],
    attach(attachment, connectionId) {
      const target = connectionId ?? byPerson.get(attachment.personId)?.at(-1)?.id;
      if (target && byId.has(target))
        attachments.set(attachment.participantId, { ...attachment, connectionId: target });
    },
  };
};
