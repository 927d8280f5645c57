import { z } from 'zod';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import { conform } from '#test/support/drivers/conform.ts';

type Catalog = typeof conversationCalls;
type Named<Entries> = Entries[keyof Entries];
type ByName<Entries, N> = Extract<Named<Entries>, { readonly name: N }>;

export type RouteName = keyof Catalog['routes'];
/** The whole body of a success. */
export type BodyOf<N extends RouteName> = z.output<Catalog['routes'][N]['reply']>;

type Requests = Catalog['requests'];
type Inbounds = Catalog['inbounds'];
/** Wire names of what a client may send, and of what it is told. */
export type MessageName = Named<Requests>['name'] | Named<Inbounds>['name'];
export type EventName = Named<Catalog['outbounds']>['name'];

export type PayloadOf<N extends EventName> = z.output<ByName<Catalog['outbounds'], N>['payload']>;
export type SentOf<N extends MessageName> = z.input<(ByName<Requests, N> | ByName<Inbounds, N>)['payload']>;
/** `data` of a successful acknowledgement; what the document leaves unanswered gets an empty one. */
export type ReplyOf<N extends MessageName> =
  ByName<Requests, N> extends { readonly reply: infer R extends z.ZodType } ? z.output<R> : unknown;

const { routes, requests, outbounds } = conversationCalls;
const requestsByName = new Map<string, z.ZodType>(Object.values(requests).map(({ name, reply }) => [name, reply]));
const eventsByName = new Map<string, z.ZodType>(Object.values(outbounds).map(({ name, payload }) => [name, payload]));

/** True for events of this API; other APIs share the connection and have their own drivers. */
export const isPublishedHere = (name: string): boolean => eventsByName.has(name) || name.startsWith('call:');

/** An event as the server sent it; throws when its name or payload is not of the catalog. */
export const conformEvent = (name: string, payload: unknown): unknown => {
  const schema = eventsByName.get(name);
  if (!schema) throw new Error(`${name} is no published event: ${JSON.stringify(payload)}`);
  return conform(schema, payload, name);
};

/** The `data` of an acknowledgement, checked. */
export const conformReply = <N extends MessageName>(name: N, data: unknown): ReplyOf<N> =>
  conform(requestsByName.get(name) ?? z.unknown(), data, `the acknowledgement of ${name}`) as ReplyOf<N>;

/** The body of a success, checked. */
export const conformBody = <N extends RouteName>(name: N, body: unknown): BodyOf<N> =>
  conform<z.ZodType>(routes[name].reply, body, `the answer of ${name}`) as BodyOf<N>;

const socketError = z.object({ code: z.string(), message: z.string().min(1), details: z.unknown().optional() });

/** What an acknowledgement says of a failure. */
export type SocketError = z.output<typeof socketError>;

/** A whole acknowledgement: `{success, data?, error?}`. */
export const acknowledgement = z.discriminatedUnion('success', [
  z.object({ success: z.literal(true), data: z.unknown() }),
  z.object({ success: z.literal(false), error: socketError }),
]);

/** The body of every REST error: the envelope of this API with the fields that a neighbour on the same paths needs. */
export const errorBody = z.object({
  success: z.literal(false),
  status: z.literal('error'),
  message: z.string().min(1),
  errorCode: z.string(),
  error: z.object({ code: z.string(), message: z.string().min(1), details: z.unknown().optional() }),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  timestamp: z.iso.datetime({ precision: 3 }),
});
