import { z } from 'zod';
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import { type CatalogRest, createCatalogRest } from '#test/support/drivers/catalog-rest.ts';
import { conform } from '#test/support/drivers/conform.ts';
import type { Answer } from '#test/support/drivers/send-raw.ts';

/** The body of every REST error; `error` is the sentence, as clients of this API read it. */
const errorBody = z.object({
  success: z.literal(false),
  error: z.string().min(1),
  message: z.string().min(1),
  code: z.string(),
  details: z.unknown().optional(),
});

/** A published error. */
export type RestError = z.output<typeof errorBody> & { readonly status: number };

const { routes } = sessionRooms;

/** The REST side as one person uses it, with the token in `x-auth-token`. */
export type RestClient = CatalogRest<typeof routes, RestError>;

const toError = ({ status, body }: Answer): RestError => ({
  status,
  ...conform(errorBody, body, `the error of status ${status}`),
});

const headersFor = (token: string) => ({ 'x-auth-token': token });

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient =>
  createCatalogRest({ routes, toError, headersFor }, url, token);
