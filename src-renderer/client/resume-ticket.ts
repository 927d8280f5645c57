import type { KeyValueStorage } from './identity-store.ts';

const KEY = 'beckon.ticket';

/** The ticket by which this window's sign-in comes back without being counted as a new connection. */
export interface ResumeTicket {
  read(): string | undefined;
  keep(ticket: string): void;
}

/** Kept over reloads of the window where there is a storage for that, otherwise as long as the page lives. */
export const createResumeTicket = (storage?: KeyValueStorage): ResumeTicket => {
  let kept = storage?.getItem(KEY) ?? undefined;
  return {
    read: () => kept,
    keep(ticket) {
      kept = ticket;
      storage?.setItem(KEY, ticket);
    },
  };
};
