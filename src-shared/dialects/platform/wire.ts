import { z } from 'zod';

/** Accounts and calls are named by 24 hex digits. */
export const objectId = z.string().regex(/^[0-9a-f]{24}$/i, 'must be 24 hex digits');
/** ISO 8601 in UTC with milliseconds. */
export const isoDate = z.iso.datetime();
/** A day, which counts whole, or a moment of it. */
export const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
export const opaque = z.record(z.string(), z.unknown());

export const presence = z.enum(['online', 'offline', 'busy', 'away']);
export const role = z.enum(['user', 'moderator', 'admin']);

const MOST_PREFERENCES = 16_384;
const MOST_AVATAR = 131_072;

export const name = z.string().trim().min(1).max(60);
export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** The rules for good ones are the server's. */
export const password = z.string().min(1).max(1000);
export const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[\d\s().-]{3,32}$/, 'must be a phone number')
  .or(z.literal(''));
/** An address, or a small picture itself; the empty text takes it away. One that was uploaded has an address on this server. */
export const avatar = z.union([
  z.literal(''),
  z.string().regex(/^\/avatars\/[0-9a-f]{24}\/[0-9a-f]{64}\.\w{3,4}$/),
  z.url({ protocol: /^https?$/ }).max(2048),
  z
    .string()
    .regex(/^data:image\/(png|jpeg|webp|gif);base64,[a-z\d+/]+={0,2}$/i)
    .max(MOST_AVATAR),
]);
export const preferences = opaque.refine((value) => JSON.stringify(value).length <= MOST_PREFERENCES, 'is too large');

/** An account as its owner and administrators see it. `_id`, `role`, `language` and `createdAt` are additions. */
export const user = z.object({
  id: objectId,
  _id: objectId,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  isEmailVerified: z.boolean(),
  phoneNumber: z.string().nullable(),
  avatar: z.string().nullable(),
  status: presence,
  preferences: opaque,
  subscription: z.object({ plan: z.string(), features: opaque }),
  role,
  language: z.string(),
  createdAt: isoDate,
});

/** An account as others see it. */
export const contact = z.object({
  id: objectId,
  _id: objectId,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  avatar: z.string().nullable(),
  status: presence,
  lastSeen: isoDate.nullable(),
});

/** Body of every successful answer. */
export const success = <T extends z.ZodType>(data: T) =>
  z.object({
    success: z.literal(true),
    status: z.literal('success'),
    message: z.string(),
    timestamp: isoDate,
    data,
  });

/** Body of an answer that has nothing to give. */
export const acknowledged = success(z.object({}));

/** Ids that look real, for examples. */
export const sample = {
  user: '65abc456def789012345678a',
  other: '65abc222def333444555666a',
  call: '65abc789def012345678901a',
  email: 'john@example.com',
  token: 'fjq0Yv7b2nZkq1x8',
} as const;
