import type { ReplyData, WireFailure } from '#renderer/client/client-types.ts';
import type { sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import { type Appointment, type Part, type Viewer, partOf } from './appointment.ts';

/** Why the door of an appointment is shut. */
export type ShutReason = 'notConfirmed' | 'unpaid' | 'tooEarly' | 'tooLate' | 'cancelled';

/** The waiting room of one appointment, as one of its two people sees it. */
export type WaitingRoomView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | {
      readonly kind: 'shut';
      readonly reason: ShutReason;
      readonly appointment: Appointment;
      readonly part: Part;
      readonly opensAt: number;
      readonly closesAt: number;
    }
  | {
      readonly kind: 'open';
      readonly appointment: Appointment;
      readonly part: Part;
      readonly closesAt: number;
      /** Where the call happens. */
      readonly conversationId: string;
      /** The client waits to be let in. */
      readonly isClientWaiting: boolean;
      /** Why knocking, letting in, beginning or ending failed. */
      readonly failure: WireFailure | null;
    }
  /** The client has knocked and waits. */
  | {
      readonly kind: 'waiting';
      readonly appointment: Appointment;
      readonly closesAt: number;
      readonly conversationId: string;
    }
  /** The session took place. */
  | { readonly kind: 'over'; readonly appointment: Appointment };

/** Whether the asker may come in, as the server says. */
export type EntryAnswer = ReplyData<typeof sessionRoutes.canJoin>;

/** The published codes of reasons; the code for the end of the session is `over`. */
const reasons: Readonly<Record<string, ShutReason>> = {
  SESSION_NOT_CONFIRMED: 'notConfirmed',
  SESSION_CANCELLED: 'cancelled',
  PAYMENT_PENDING: 'unpaid',
  TOO_EARLY: 'tooEarly',
  TOO_LATE: 'tooLate',
};

/** What the server's answer means for one of the two. A door that is open needs a room behind it: `conversationId`. */
export const toDoorState = (
  appointment: Appointment,
  entry: EntryAnswer,
  viewer: Viewer,
  conversationId: string | null,
  isClientWaiting: boolean,
): WaitingRoomView => {
  const part = partOf(appointment, viewer);
  if (appointment.status === 'completed') return { kind: 'over', appointment };
  const opensAt = Date.parse(entry.timeWindow.allowedFrom);
  const closesAt = Date.parse(entry.timeWindow.allowedUntil);
  if (entry.canJoin && conversationId !== null) {
    return { kind: 'open', appointment, part, closesAt, conversationId, isClientWaiting, failure: null };
  }
  const reason = reasons[entry.reason ?? ''] ?? 'notConfirmed';
  return { kind: 'shut', reason, appointment, part, opensAt, closesAt };
};
