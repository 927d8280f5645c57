import type { Profile } from '#shared/contract/index.ts';
import type { WireUser } from '#shared/dialects/platform/index.ts';

/** A moment, as this API writes it. */
export const iso = (timestamp: number): string => new Date(timestamp).toISOString();

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
