import type { Presence } from './profile.ts';

/** In the order in which they are offered. */
export const presences: readonly Presence[] = ['online', 'busy', 'away', 'offline'];

/** What one chooses for oneself: whoever is here and `offline` is merely not seen. */
export const ownStatusKeys = {
  online: 'people.status.online',
  busy: 'people.status.busy',
  away: 'people.status.away',
  offline: 'people.status.invisible',
} as const satisfies Readonly<Record<Presence, string>>;
