import type { z } from 'zod';
import { platform } from '#shared/dialects/platform/index.ts';
import { type CatalogRest, createCatalogRest } from '#test/support/drivers/catalog-rest.ts';
import { conform } from '#test/support/drivers/conform.ts';
import type { Answer } from '#test/support/drivers/send-raw.ts';
import { errorEnvelope } from './published.ts';

/** A published error; its own `status` is a word. */
export type RestError = z.output<typeof errorEnvelope> & { readonly httpStatus: number };

const { routes } = platform;

export type RouteName = keyof typeof routes;
/** The whole body of a success. */
export type BodyOf<N extends RouteName> = z.output<(typeof routes)[N]['reply']>;

/** The REST side as one person uses it. */
export type RestClient = CatalogRest<typeof routes, RestError>;

const toError = ({ status, body }: Answer): RestError => ({
  ...conform(errorEnvelope, body, `the error of status ${status}`),
  httpStatus: status,
});

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient =>
  createCatalogRest({ routes, toError }, url, token);
