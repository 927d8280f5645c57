import { z } from 'zod';
import { accountId, accountRole, language, timestamp } from './models.contract.ts';

/** A mail address, in small letters: so it is compared and stored. */
export const email = z.string();

/** How a person shows to others. Without any sign-in or connection everybody is `offline`. */
export const presence = z.enum(['online', 'busy', 'away', 'offline']);

/** What a person's own client keeps with the account; the server only stores it. */
export const preferences = z.record(z.string(), z.unknown());

/** An account as its owner sees it. */
export const profile = z.object({
  id: accountId,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean(),
  phone: z.string().optional(),
  avatar: z.string().optional(),
  role: accountRole,
  language,
  presence,
  preferences,
  createdAt: timestamp,
});

/** What of a profile its owner may change. Of the preferences only the keys that are named change; null takes one away. */
export const profileChange = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  phone: z.string().optional(),
  avatar: z.string().optional(),
  language: language.optional(),
  preferences: preferences.optional(),
});

export type Presence = z.infer<typeof presence>;
export type Profile = z.infer<typeof profile>;
