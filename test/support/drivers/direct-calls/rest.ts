import { z } from 'zod';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { type CatalogRest, createCatalogRest } from '#test/support/drivers/catalog-rest.ts';
import { conform } from '#test/support/drivers/conform.ts';
import type { Answer } from '#test/support/drivers/send-raw.ts';

/** The body of every REST error: the published envelope, and the codes that this server adds. */
const errorBody = z.object({
  success: z.literal(false),
  message: z.string().min(1),
  data: z.null(),
  errors: z.array(z.object({ code: z.string(), message: z.string().min(1), field: z.string().optional() })),
});

/** A published error. */
type RestError = z.output<typeof errorBody> & { readonly status: number };

const { routes } = directCalls;

/** The REST side as one person uses it. */
export type RestClient = CatalogRest<typeof routes, RestError>;

const toError = ({ status, body }: Answer): RestError => ({
  ...conform(errorBody, body, `the error of status ${status}`),
  status,
});

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient =>
  createCatalogRest({ routes, toError }, url, token);
