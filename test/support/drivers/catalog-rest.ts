import type { z } from 'zod';
import type { RouteEntry } from '#shared/dialects/entry.ts';
import { type Answer, conform, sendRaw } from './conversation-calls/index.ts';

/** Routes of a catalog, by their keys. */
export type Routes = Readonly<Record<string, RouteEntry>>;
/** The whole body of a success. */
export type ReplyOf<R extends Routes, N extends keyof R> = z.output<R[N]['reply']>;

/** What goes into a request, unchecked, since tests send wrong things as well. */
export interface RestWire {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/** The REST side of any published API as one person uses it. Routes are named by their key in the catalog. */
export interface CatalogRest<R extends Routes, Failure> {
  /** The whole body of a success; throws unless status and body are as published. */
  ok<N extends keyof R & string>(route: N, wire?: RestWire): Promise<ReplyOf<R, N>>;
  /** The error; throws when there is none, or when its body is not the published envelope. */
  fails(route: keyof R & string, wire?: RestWire): Promise<Failure & { readonly status: number }>;
  send(route: keyof R & string, wire?: RestWire): Promise<Answer>;
}

const pathOf = (template: string, { params = {}, query = {} }: RestWire): string => {
  const path = template.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${template} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
};

/** The REST client of whoever holds the token; without one, of nobody. */
export const createCatalogRest = <R extends Routes, E extends z.ZodType<object>>(
  { routes, errorBody }: { readonly routes: R; readonly errorBody: E },
  url: string,
  token: string | undefined,
): CatalogRest<R, z.output<E>> => {
  const entryOf = (route: keyof R & string): RouteEntry => {
    const entry = routes[route];
    if (!entry) throw new Error(`${route} is no route`);
    return entry;
  };
  const send = (route: keyof R & string, wire: RestWire = {}) => {
    const { method, path } = entryOf(route);
    return sendRaw(url, { method, path: pathOf(path, wire), token, body: wire.body });
  };
  return {
    send,
    async ok(route, wire) {
      const { status, body } = await send(route, wire);
      const expected = entryOf(route);
      if (status !== expected.status)
        throw new Error(`${route} gave ${status}, not ${expected.status}: ${JSON.stringify(body)}`);
      return conform(expected.reply, body, `the answer of ${route}`) as ReplyOf<R, typeof route>;
    },
    async fails(route, wire) {
      const { status, body } = await send(route, wire);
      return { ...conform(errorBody, body, `the error ${status} of ${route}`), status };
    },
  };
};
