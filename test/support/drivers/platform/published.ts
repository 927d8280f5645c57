import { z } from 'zod';

/** The body of every REST error: the envelope of this API, with what a neighbour on the same paths needs. */
export const errorEnvelope = z.object({
  success: z.literal(false),
  status: z.literal('error'),
  message: z.string().min(1),
  errorCode: z.enum([
    'BAD_REQUEST',
    'UNAUTHORIZED',
    'FORBIDDEN',
    'NOT_FOUND',
    'CONFLICT',
    'TOO_MANY_REQUESTS',
    'INTERNAL_SERVER_ERROR',
  ]),
  error: z.object({ code: z.string(), message: z.string().min(1), details: z.unknown().optional() }),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  timestamp: z.iso.datetime({ precision: 3 }),
});
