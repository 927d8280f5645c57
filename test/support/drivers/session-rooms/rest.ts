import { z } from 'zod';
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import { type Answer, conform, sendRaw } from '#test/support/drivers/conversation-calls/index.ts';

type Routes = typeof sessionRooms.routes;
export type RouteName = keyof Routes;
/** The whole body of a success. */
export type BodyOf<N extends RouteName> = z.output<Routes[N]['reply']>;

/** What goes into a request, unchecked, since tests send wrong things as well. */
export interface Wire {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

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

/** The REST side as one person uses it, with the token in `x-auth-token`. Routes are named by their key in the catalog. */
export interface RestClient {
  /** The whole body of a success; throws unless status and body are as published. */
  ok<N extends RouteName>(route: N, wire?: Wire): Promise<BodyOf<N>>;
  /** The error; throws when there is none, or when its body is not the published envelope. */
  fails(route: RouteName, wire?: Wire): Promise<RestError>;
  send(route: RouteName, wire?: Wire): Promise<Answer>;
}

/** Reads a published error; throws when the answer is none. */
const toRestError = ({ status, body }: Answer): RestError => ({
  status,
  ...conform(errorBody, body, `the error of status ${status}`),
});

const pathOf = (route: RouteName, { params = {}, query = {} }: Wire): string => {
  const path = sessionRooms.routes[route].path.replaceAll(/:(\w+)/g, (_, name: string) => {
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
      method: sessionRooms.routes[route].method,
      path: pathOf(route, wire),
      body: wire.body,
      headers: token === undefined ? {} : { 'x-auth-token': token },
    });
  return {
    send,
    async ok(route, wire) {
      const { status, body } = await send(route, wire);
      const { status: expected, reply } = sessionRooms.routes[route];
      if (status !== expected) throw new Error(`${route} gave ${status}, not ${expected}: ${JSON.stringify(body)}`);
      return conform<z.ZodType>(reply, body, `the answer of ${route}`) as BodyOf<typeof route>;
    },
    fails: async (route, wire) => toRestError(await send(route, wire)),
  };
};
