import { z } from 'zod';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { type Answer, conform, sendRaw } from '#test/support/drivers/conversation-calls/index.ts';

type Routes = typeof controlCenter.routes;
export type RouteName = keyof Routes;
/** The whole body of a success. */
export type BodyOf<N extends RouteName> = z.output<Routes[N]['reply']>;

/** What goes into a request, unchecked, since tests send wrong things as well. */
export interface Wire {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The body of every error: two strings and nothing else. */
const errorBody = z.object({ error: z.string().min(1), code: z.string().min(1) });

/** A published error. */
export type RestError = z.output<typeof errorBody> & { readonly status: number };

/** The REST side as whoever holds a token uses it. Routes are named by their key in the catalog. */
export interface RestClient {
  /** The whole body of a success; throws unless status and body are as published. */
  ok<N extends RouteName>(route: N, wire?: Wire): Promise<BodyOf<N>>;
  /** The error; throws when there is none, or when its body is not the published one. */
  fails(route: RouteName, wire?: Wire): Promise<RestError>;
  send(route: RouteName, wire?: Wire): Promise<Answer>;
}

/** Reads a published error; throws when the answer is none. */
export const toRestError = ({ status, body }: Answer): RestError => ({
  status,
  ...conform(errorBody, body, `the error of status ${status}`),
});

/** A success, checked against the catalog. */
export const conformBody = <N extends RouteName>(route: N, { status, body }: Answer): BodyOf<N> => {
  const { status: expected, reply } = controlCenter.routes[route];
  if (status !== expected) throw new Error(`${route} gave ${status}, not ${expected}: ${JSON.stringify(body)}`);
  return conform<z.ZodType>(reply, body, `the answer of ${route}`) as BodyOf<N>;
};

/** Path of a route with its parameters filled in. */
export const pathOf = (route: RouteName, params: Wire['params'] = {}): string =>
  controlCenter.routes[route].path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient => {
  const send = (route: RouteName, { params, query, body }: Wire = {}) => {
    const path = query ? `${pathOf(route, params)}?${new URLSearchParams(query)}` : pathOf(route, params);
    return sendRaw(url, { method: controlCenter.routes[route].method, path, token, body });
  };
  return {
    send,
    ok: async (route, wire) => conformBody(route, await send(route, wire)),
    fails: async (route, wire) => toRestError(await send(route, wire)),
  };
};
