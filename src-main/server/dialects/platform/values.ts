import type { ContactCard, Profile } from '#shared/contract/index.ts';
import type { WireContact, WireUser } from '#shared/dialects/platform/index.ts';
import { iso, isoOrNull } from '../moments.ts';

export const DAY_MS = 24 * 3_600_000;

/** The end of a day, which counts whole, or the moment itself. */
export const endOf = (dayOrMoment: string): number =>
  Date.parse(dayOrMoment) + (dayOrMoment.length === 10 ? DAY_MS : 0);

/** The body of a successful answer. */
export const success = <T>(message: string, data: T) => ({
  success: true as const,
  status: 'success' as const,
  message,
  timestamp: iso(Date.now()),
  data,
});

/** Everything is included: the plan is a word of the published API, this server sells nothing. */
const subscription = { plan: 'free', features: {} };

export const toUser = (profile: Profile): WireUser => ({
  id: profile.id,
  _id: profile.id,
  firstName: profile.firstName,
  lastName: profile.lastName,
  email: profile.email ?? null,
  isEmailVerified: profile.emailVerified,
  phoneNumber: profile.phone ?? null,
  avatar: profile.avatar ?? null,
  status: profile.presence,
  preferences: profile.preferences,
  subscription,
  role: profile.role,
  language: profile.language,
  createdAt: iso(profile.createdAt),
});

export const toContact = (card: ContactCard): WireContact => ({
  id: card.id,
  _id: card.id,
  firstName: card.firstName,
  lastName: card.lastName,
  email: card.email ?? null,
  avatar: card.avatar ?? null,
  status: card.presence,
  lastSeen: isoOrNull(card.lastSeenAt),
});
