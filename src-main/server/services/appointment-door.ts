import type { Outcome } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ConversationId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { type AppointmentRules, type AppointmentState, requireOpen } from '../domain/index.ts';
import type { AppointmentRepository } from '../ports/index.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Holds those who come into the calls of an appointment by its conversation to the same rules as those who come by its room. */
export interface AppointmentDoor {
  /**
   * The appointment whose calls happen in this conversation, if it is one of those; from now on its calls are watched.
   * Fails while its door is shut.
   */
  pass(conversationId: ConversationId, hasPlace: boolean): Promise<Outcome<AppointmentState | undefined>>;
}

/** Builds the door over the store. */
export const createAppointmentDoor = (parts: {
  readonly appointments: AppointmentRepository;
  readonly keeper: SessionKeeper;
  readonly clock: Clock;
  readonly rules: AppointmentRules;
}): AppointmentDoor => ({
  async pass(conversationId, hasPlace) {
    const { appointments, keeper, clock, rules } = parts;
    const appointment = await appointments.findByConversation(conversationId);
    if (!appointment) return ok(undefined);
    const open = requireOpen(appointment, clock.now(), rules, hasPlace);
    if (!open.ok) return open;
    keeper.watch(appointment);
    return ok(appointment);
  },
});
