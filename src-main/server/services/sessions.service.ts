import { randomUUID } from 'node:crypto';
import type { Conversation } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ConversationId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  type AppointmentRules,
  type AppointmentState,
  endSession,
  entryOf,
  requireReady,
  startSession,
} from '../domain/index.ts';
import type { ConversationRepository, Handlers, RandomSource } from '../ports/index.ts';
import type { AppointmentDesk } from './appointment-desk.ts';
import { accountOf } from './call-standing.ts';
import type { SessionKeeper } from './session-keeper.ts';

interface Parts {
  readonly conversations: ConversationRepository;
  readonly desk: AppointmentDesk;
  readonly keeper: SessionKeeper;
  readonly random: RandomSource;
  readonly clock: Clock;
  readonly rules: AppointmentRules;
}

type SessionHandlers = Pick<
  Handlers,
  'appointment.checkEntry' | 'appointment.openRoom' | 'appointment.start' | 'appointment.end'
>;

/** The sessions that come of appointments: who may come in, where, and when it began and ended. */
export const createSessionsService = (parts: Parts): SessionHandlers => {
  const { conversations, desk, keeper, random, clock, rules } = parts;

  /** The conversation in which the calls of an appointment happen. */
  const makeConversation = async ({ type, client, provider }: AppointmentState): Promise<ConversationId> => {
    const conversation: Conversation = {
      id: random.objectId() as ConversationId,
      type: 'group',
      title: type,
      lobby: false,
      createdAt: clock.now(),
      members: [
        { person: { kind: 'account', id: provider.id, name: provider.name }, role: 'admin' },
        { person: { kind: 'account', id: client.id, name: client.name }, role: 'member' },
      ],
    };
    await conversations.insert(conversation);
    return conversation.id;
  };

  return {
    'appointment.checkEntry': async (asker, { appointmentId }) => {
      const found = await desk.requirePart(asker, appointmentId);
      if (!found.ok) return found;
      return ok({ appointment: found.value, entry: entryOf(found.value, clock.now(), rules) });
    },
    'appointment.openRoom': async (asker, { appointmentId }) => {
      const found = await desk.requirePart(asker, appointmentId);
      if (!found.ok) return found;
      const ready = requireReady(found.value);
      if (!ready.ok) return ready;
      const room = found.value.room ?? `room-${randomUUID()}`;
      const conversationId = found.value.conversationId ?? (await makeConversation(found.value));
      const appointment = { ...found.value, room, conversationId };
      if (found.value.room === undefined || found.value.conversationId === undefined) await keeper.commit(appointment);
      return ok({ appointment, room });
    },
    'appointment.start': (asker, { appointmentId, at }) =>
      desk.change(asker, appointmentId, (appointment) =>
        startSession(appointment, { by: accountOf(asker).id, at }, clock.now(), rules),
      ),
    'appointment.end': (asker, { appointmentId, at }) =>
      desk.change(asker, appointmentId, (appointment) =>
        endSession(appointment, { by: accountOf(asker).id, at }, clock.now(), rules),
      ),
  };
};
