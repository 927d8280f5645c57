import { z } from 'zod';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import {
  type CatalogRest,
  type ReplyOf,
  type RestWire,
  conformAnswer,
  createCatalogRest,
  fillPath,
} from '#test/support/drivers/catalog-rest.ts';
import { conform } from '#test/support/drivers/conform.ts';
import type { Answer } from '#test/support/drivers/send-raw.ts';

/** The body of every error: two strings and nothing else. */
const errorBody = z.object({ error: z.string().min(1), code: z.string().min(1) });

/** A published error. */
export type RestError = z.output<typeof errorBody> & { readonly status: number };

const { routes } = controlCenter;

export type RouteName = keyof typeof routes;
/** The whole body of a success. */
export type BodyOf<N extends RouteName> = ReplyOf<typeof routes, N>;

/** The REST side as whoever holds a token uses it. */
export type RestClient = CatalogRest<typeof routes, RestError>;

/** Reads a published error; throws when the answer is none. */
export const toRestError = ({ status, body }: Answer): RestError => ({
  status,
  ...conform(errorBody, body, `the error of status ${status}`),
});

/** A success, checked against the catalog. */
export const conformBody = <N extends RouteName>(route: N, answer: Answer): BodyOf<N> =>
  conformAnswer(routes[route], answer);

/** Path of a route with its parameters filled in. */
export const pathOf = (route: RouteName, params: RestWire['params'] = {}): string =>
  fillPath(routes[route].path, { params });

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient =>
  createCatalogRest({ routes, toError: toRestError }, url, token);
