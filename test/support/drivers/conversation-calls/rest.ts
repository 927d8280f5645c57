import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { type BodyOf, type RouteName, conform, conformBody, errorBody } from './published.ts';

const TIMEOUT_MS = 20_000;

/** What goes into a request, unchecked, since tests send wrong things as well. */
export interface Wire {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/** A request by method and path. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly token?: string | undefined;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer before anything of it is checked. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A published error. */
export interface RestError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

/** The REST side as one person uses it. Routes are named by their key in the catalog. */
export interface RestClient {
  /** The whole body of a success; throws unless status and body are as published. */
  ok<N extends RouteName>(route: N, wire?: Wire): Promise<BodyOf<N>>;
  /** The error; throws when there is none, or when its body is not the published envelope. */
  fails(route: RouteName, wire?: Wire): Promise<RestError>;
  send(route: RouteName, wire?: Wire): Promise<Answer>;
}

/** Sends anything. */
export const sendRaw = async (url: string, request: RawRequest): Promise<Answer> => {
  const { method, path, token, body } = request;
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
};

/** Reads a published error; throws when the answer is none. */
export const toRestError = ({ status, body }: Answer): RestError => {
  const { error } = conform(errorBody, body, `the error of status ${status}`);
  return { status, ...error };
};

/** Path of a route with its parameters and query filled in. */
export const pathOf = (route: RouteName, { params = {}, query = {} }: Wire): string => {
  const path = conversationCalls.routes[route].path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
};

/** The REST client of whoever holds the token; without one, of nobody. */
export const createRest = (url: string, token?: string): RestClient => {
  const send = (route: RouteName, wire: Wire = {}) =>
    sendRaw(url, {
      method: conversationCalls.routes[route].method,
      path: pathOf(route, wire),
      token,
      body: wire.body,
    });
  return {
    send,
    async ok(route, wire) {
      const { status, body } = await send(route, wire);
      const expected = conversationCalls.routes[route].status;
      if (status !== expected) throw new Error(`${route} gave ${status}, not ${expected}: ${JSON.stringify(body)}`);
      return conformBody(route, body);
    },
    fails: async (route, wire) => toRestError(await send(route, wire)),
  };
};
