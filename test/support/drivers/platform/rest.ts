import type { z } from 'zod';
import { platform } from '#shared/dialects/platform/index.ts';
import { type Answer, conform, sendRaw } from '#test/support/drivers/conversation-calls/index.ts';
import { errorEnvelope } from './published.ts';

export type RouteName = keyof typeof platform.routes;
/** The whole body of a success. */
export type BodyOf<N extends RouteName> = z.output<(typeof platform.routes)[N]['reply']>;

/** What goes into a request, unchecked, since tests send wrong things as well. */
export interface Wire {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A published error. */
export type RestError = z.output<typeof errorEnvelope> & { readonly httpStatus: number };

/** The REST side as one person uses it. Routes are named by their key in the catalog. */
export interface RestClient {
  /** The whole body of a success; throws unless status and body are as published. */
  ok<N extends RouteName>(route: N, wire?: Wire): Promise<BodyOf<N>>;
  /** The error; throws when there is none, or when its body is not the published envelope. */
  fails(route: RouteName, wire?: Wire): Promise<RestError>;
  send(route: RouteName, wire?: Wire): Promise<Answer>;
}

const pathOf = (route: RouteName, { params = {}, query = {} }: Wire): string => {
  const path = platform.routes[route].path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
};

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient => {
  const send = (route: RouteName, wire: Wire = {}) => {
    const { method } = platform.routes[route];
    return sendRaw(url, {
      method,
      path: pathOf(route, wire),
      token,
      body: method === 'GET' ? undefined : wire.body,
      ...(wire.headers ? { headers: wire.headers } : {}),
    });
  };
  return {
    send,
    async ok(route, wire) {
      const { status, body } = await send(route, wire);
      const { status: expected, reply } = platform.routes[route];
      if (status !== expected) throw new Error(`${route} gave ${status}, not ${expected}: ${JSON.stringify(body)}`);
      return conform<z.ZodType>(reply, body, `the answer of ${route}`) as BodyOf<typeof route>;
    },
    async fails(route, wire) {
      const { status, body } = await send(route, wire);
      return { ...conform(errorEnvelope, body, `the error ${status} of ${route}`), httpStatus: status };
    },
  };
};
