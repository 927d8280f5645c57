import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { followConnection } from '#renderer/client/follow-connection.ts';
import { platformOutbounds } from '#renderer/client/platform-catalog.ts';

/** A planned call to call to mind. */
export interface Reminder {
  readonly callId: string;
  readonly conversationId: string;
  readonly title: string;
  readonly startsAt: number;
  readonly hasBegun: boolean;
}

export interface Reminders {
  readonly store: StoreApi<readonly Reminder[]>;
  dismiss(callId: string): void;
  /** Listens until what it gives is called. */
  open: () => () => void;
}

/** Collects what the server reminds of. That a call begins rings for everybody but its host, who is told here. */
export const createReminders = (connection: StoreApi<ServerConnection | null>, selfId: string): Reminders => {
  const store = createStore<readonly Reminder[]>(() => []);
  const dismiss = (id: string) =>
    store.setState(
      store.getState().filter(({ callId }) => callId !== id),
      true,
    );
  const show = (reminder: Reminder) => {
    dismiss(reminder.callId);
    store.setState([...store.getState(), reminder], true);
  };
  return {
    store,
    dismiss,
    open: () =>
      followConnection(connection, {
        listen: (line) => [
          line.on(platformOutbounds.callReminder, ({ callId, conversationId, call, startsAt }) =>
            show({ callId, conversationId, title: call.title, startsAt: Date.parse(startsAt), hasBegun: false }),
          ),
          line.on(platformOutbounds.callStarted, ({ callId, call }) => {
            const { conversationId, title, scheduledFor, createdAt, host } = call;
            const startsAt = Date.parse(scheduledFor ?? createdAt);
            if (host.id === selfId) show({ callId, conversationId, title, startsAt, hasBegun: true });
            else dismiss(callId);
          }),
          line.on(platformOutbounds.callEnded, ({ callId }) => dismiss(callId)),
        ],
        onBack: () => undefined,
      }),
  };
};
