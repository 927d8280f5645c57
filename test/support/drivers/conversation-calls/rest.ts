import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type CatalogRest, type RestWire, createCatalogRest, fillPath } from '#test/support/drivers/catalog-rest.ts';
import { conform } from '#test/support/drivers/conform.ts';
import type { Answer } from '#test/support/drivers/send-raw.ts';
import { type RouteName, errorBody } from './published.ts';

/** A published error. */
export interface RestError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

const { routes } = conversationCalls;

/** The REST side as one person uses it. */
export type RestClient = CatalogRest<typeof routes, RestError>;

/** Reads a published error; throws when the answer is none. */
export const toRestError = ({ status, body }: Answer): RestError => {
  const { error } = conform(errorBody, body, `the error of status ${status}`);
  return { status, ...error };
};

/** Path of a route with its parameters and query filled in. */
export const pathOf = (route: RouteName, wire: RestWire): string => fillPath(routes[route].path, wire);

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient =>
  createCatalogRest({ routes, toError: toRestError }, url, token);
