import type { z } from 'zod';
import type { RouteEntry } from '#shared/dialects/entry.ts';
import { conform } from './conform.ts';
import { type Answer, sendRaw } from './send-raw.ts';

/** Routes of a catalog, by their keys. */
export type Routes = Readonly<Record<string, RouteEntry>>;
/** The whole body of a success. */
export type ReplyOf<R extends Routes, N extends keyof R> = z.output<R[N]['reply']>;

/** What goes into a request, unchecked, since tests send wrong things as well. */
export interface RestWire {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The REST side of any published API as one person uses it. Routes are named by their key in the catalog. */
export interface CatalogRest<R extends Routes, Failure> {
  /** The whole body of a success; throws unless status and body are as published. */
  ok<N extends keyof R & string>(route: N, wire?: RestWire): Promise<ReplyOf<R, N>>;
  /** The error; throws when there is none, or when its body is not the published one. */
  fails(route: keyof R & string, wire?: RestWire): Promise<Failure>;
  send(route: keyof R & string, wire?: RestWire): Promise<Answer>;
}

/** The routes of one API, and how its driver reads an answer that is an error. */
export interface PublishedRoutes<R extends Routes, Failure> {
  readonly routes: R;
  /** Throws when the answer is no published error. */
  readonly toError: (answer: Answer) => Failure;
  /** Other than the bearer's. */
  readonly headersFor?: (token: string) => Readonly<Record<string, string>>;
}

/** A template with its parameters and query filled in. */
export const fillPath = (template: string, { params = {}, query = {} }: RestWire): string => {
  const path = template.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${template} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
};

/** A success, checked against its entry in the catalog. */
export const conformAnswer = <E extends RouteEntry>(
  { method, path, status: expected, reply }: E,
  { status, body }: Answer,
): z.output<E['reply']> => {
  if (status !== expected)
    throw new Error(`${method} ${path} gave ${status}, not ${expected}: ${JSON.stringify(body)}`);
  return conform(reply, body, `the answer of ${method} ${path}`) as z.output<E['reply']>;
};

/** The REST client of whoever holds the token; without one, of nobody. */
export const createCatalogRest = <R extends Routes, Failure>(
  { routes, toError, headersFor }: PublishedRoutes<R, Failure>,
  url: string,
  token: string | undefined,
): CatalogRest<R, Failure> => {
  const entryOf = <N extends keyof R & string>(route: N): R[N] => {
    const entry = routes[route];
    if (!entry) throw new Error(`${route} is no route`);
    return entry;
  };
  const credentials = headersFor && token !== undefined ? { headers: headersFor(token) } : { headers: {}, token };
  const send = (route: keyof R & string, wire: RestWire = {}) => {
    const { method, path } = entryOf(route);
    return sendRaw(url, {
      method,
      path: fillPath(path, wire),
      body: method === 'GET' ? undefined : wire.body,
      ...credentials,
      headers: { ...credentials.headers, ...wire.headers },
    });
  };
  return {
    send,
    ok: async (route, wire) => conformAnswer(entryOf(route), await send(route, wire)),
    fails: async (route, wire) => toError(await send(route, wire)),
  };
};
