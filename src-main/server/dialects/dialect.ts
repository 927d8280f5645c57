import type { z } from 'zod';
import type {
  CoreEvent,
  CoreSignal,
  ErrorCode,
  EventName,
  Failure,
  InputOf,
  OperationName,
  Outcome,
  OutputOf,
  PayloadOf,
  SignalName,
  VideoFile,
} from '#shared/contract/index.ts';
import { fail } from '#shared/contract/index.ts';
import type { InboundEntry, OutboundEntry, RequestEntry, RouteEntry } from '#shared/dialects/entry.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Actor } from '../domain/index.ts';
import type { Gateway } from '../gateway/index.ts';
import type { Delivery, RequestContext } from '../ports/index.ts';

/** What a translator may know of the connection it translates for. */
export interface Session {
  readonly actor: Actor;
  /** Scheme, host and port under which others reach this server, without a slash at the end. */
  readonly baseUrl: string;
  /** What this connection calls things, where its API lets it choose; lives as long as the connection. */
  readonly notes?: Map<string, string>;
  /** True while something is told that the same sign-in brought about. */
  readonly isOwnDoing?: boolean;
}

/** One message on its way out. */
export interface WireMessage {
  readonly name: string;
  readonly payload: unknown;
}

/** Another published error than the dialect's usual one, where its document says so. */
export type ErrorOverrides = Partial<Record<ErrorCode, { readonly status?: number; readonly code?: string }>>;

/** A file on its way in. Whoever does not read it leaves it to the transport to discard. */
export interface IncomingFile {
  readonly filename: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Which pages of other servers may use an API from a browser. */
export interface CorsRules {
  readonly origins: readonly (string | RegExp)[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

/** Everything of a request that the wire schemas speak about. */
export interface RawWire {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  /** The file of a form, not read yet. */
  readonly file?: IncomingFile | undefined;
}

/** Tells whether a request or message is this API's own, where others have the same address or name. */
export type Owns<Raw> = (gateway: Gateway, session: Session, raw: Raw, context: RequestContext) => Promise<boolean>;

/** An entry bound to the core: validate, translate in, execute, translate out. */
export interface Bound<Entry, Raw> {
  readonly entry: Entry;
  /** What it asks of the core. */
  readonly operation: OperationName;
  readonly errors: ErrorOverrides;
  /** Without it, everything that none of those before wanted is its own. */
  readonly owns?: Owns<Raw>;
  readonly invoke: (gateway: Gateway, session: Session, raw: Raw, context: RequestContext) => Promise<Outcome<unknown>>;
}

export type BoundRoute = Bound<RouteEntry, RawWire>;
export type BoundMessage = Bound<RequestEntry | InboundEntry, unknown>;

/** What the sign-in message of a dialect says, and how it is answered. */
export interface SocketSignIn {
  readonly entry: InboundEntry;
  readonly read: (payload: unknown) => {
    readonly token?: string | undefined;
    readonly claimedId?: string | undefined;
    readonly language?: string | undefined;
  };
  readonly accept: (actor: Extract<Actor, { kind: 'account' | 'guest' }>) => WireMessage;
  readonly refuse: (message: string) => WireMessage;
  /** Says by what a connection comes back without being counted. */
  readonly handTicket: (ticket: { readonly ticket: string; readonly expiresAt: number }) => WireMessage;
}

/** One published API over the core. */
export interface Dialect {
  readonly name: string;
  readonly title: string;
  readonly routes: readonly BoundRoute[];
  readonly messages: readonly BoundMessage[];
  readonly outbounds: readonly OutboundEntry[];
  /** Where this dialect's messages come as raw WebSocket frames instead of Socket.IO events. */
  readonly websocket?: {
    readonly path: string;
    /** The answer to a heartbeat; undefined for any other type. */
    readonly toHeartbeat: (type: string, session: Session) => WireMessage | undefined;
  };
  /** Its messages come in a Socket.IO namespace of its own, only for those who show a token of one call. */
  readonly namespace?: string;
  /** Pages of all other servers may use it unless it says so. */
  readonly cors?: CorsRules;
  readonly signIn?: SocketSignIn;
  /** What a new connection in its namespace does first; a failure closes it. */
  readonly greet?: (
    gateway: Gateway,
    session: Session,
    context: RequestContext,
  ) => Promise<Outcome<readonly WireMessage[]>>;
  /** True when the connection is to be greeted once more after the event, in place of its translation. */
  readonly greetsAfter?: (event: CoreEvent, session: Session) => boolean;
  /** True when nothing is left to say on this connection after the event. */
  readonly closesAfter?: (event: CoreEvent, session: Session) => boolean;
  /** True when the messages of one connection are handled one after another, so that none overtakes another. */
  readonly inOrder?: boolean;
  /** What it says of each event and signal, or why it says nothing. */
  readonly events: EventTable;
  readonly signals: SignalTable;
  readonly toHttpError: (
    failure: Failure,
    overrides: ErrorOverrides,
  ) => { readonly status: number; readonly body: unknown };
  /** The error event for a failed message, where the API has one, and what its acknowledgement says. */
  readonly toSocketError: (
    failure: Failure,
    callId: string | undefined,
  ) => { readonly message?: WireMessage; readonly ack: unknown };
  readonly toAck: (data: unknown) => unknown;
  /** Said to everybody when the server stops. */
  readonly farewell: readonly WireMessage[];
}

/** Translates one thing that the core tells; with `why` it says nothing, for that reason. */
type Word<Payload> = ((payload: Payload, session: Session) => readonly WireMessage[]) & { readonly why?: string };

/** A total translation of committed events: a new event does not compile until every dialect has a word for it, or says why not. */
export type EventTable = { readonly [N in EventName]: Word<PayloadOf<N>> };

/** The same for lossy signals. */
export type SignalTable = { readonly [N in SignalName]: Word<Extract<CoreSignal, { name: N }>['payload']> };

/** Marks what a dialect has no word for. */
export const silent = (why: string): (() => readonly WireMessage[]) & { readonly why: string } =>
  Object.assign((): readonly WireMessage[] => [], { why });

/** Translates a committed event. */
export const toEvent = ({ events }: Dialect, event: CoreEvent, session: Session): readonly WireMessage[] => {
  const word: (payload: never, session: Session) => readonly WireMessage[] = events[event.name];
  return word(event.payload as never, session);
};

/** Translates a lossy signal. */
export const toSignal = ({ signals }: Dialect, signal: CoreSignal, session: Session): readonly WireMessage[] => {
  const word: (payload: never, session: Session) => readonly WireMessage[] = signals[signal.name];
  return word(signal.payload as never, session);
};

/** Where the server plays a shared video. */
export const filePath = ({ callId, id, key }: VideoFile): string => `/files/${callId}/${id}/${key}`;

/** Builds a message of the catalog. */
export const say = <P extends z.ZodType>(entry: OutboundEntry<P>, payload: z.input<P>): WireMessage => ({
  name: entry.name,
  payload,
});

/** Limits a bound entry to the requests or messages that are its API's own. */
export const owning = <Entry, Raw>(bound: Bound<Entry, Raw>, owns: Owns<Raw>): Bound<Entry, Raw> => ({
  ...bound,
  owns,
});

/** The first of those sharing an address that owns what came; undefined when none does. */
export const findOwner = async <Raw, B extends Bound<unknown, Raw>>(
  sharers: readonly B[],
  ...[gateway, session, raw, context]: Parameters<Owns<Raw>>
): Promise<B | undefined> => {
  for (const bound of sharers) {
    if (!bound.owns || (await bound.owns(gateway, session, raw, context))) return bound;
  }
  return undefined;
};

/** All that the dialects of one connection say. Where two have the same name for it, the first one's word is enough. */
export const translate = (
  dialects: readonly Dialect[],
  delivery: Delivery,
  session: Session,
): readonly WireMessage[] => {
  const said: WireMessage[] = [];
  for (const dialect of dialects) {
    const words =
      delivery.kind === 'event'
        ? toEvent(dialect, delivery.event, { ...session, isOwnDoing: delivery.isOwnDoing === true })
        : toSignal(dialect, delivery.signal, session);
    said.push(...words.filter(({ name }) => !said.some((other) => other.name === name)));
  }
  return said;
};

type Parsed<E, K extends string> = E extends { readonly [P in K]: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : undefined
  : undefined;

/** A route's input after validation. */
export interface RouteWire<E extends RouteEntry> {
  readonly params: Parsed<E, 'params'>;
  readonly query: Parsed<E, 'query'>;
  readonly body: Parsed<E, 'body'>;
  readonly file: E extends { readonly upload: unknown } ? IncomingFile : undefined;
}

/** Binds a route to an operation. */
export const bindRoute = <E extends RouteEntry, N extends OperationName>(
  entry: E,
  operation: N,
  toInput: (wire: RouteWire<E>, session: Session) => InputOf<N>,
  toReply: (output: OutputOf<N>, input: InputOf<N>, session: Session) => z.input<E['reply']>,
  errors: ErrorOverrides = {},
): BoundRoute => ({
  entry,
  operation,
  errors,
  async invoke(gateway, session, raw, context) {
    const wire = parseRoute(entry, raw);
    if (!wire.ok) return wire;
    const input = toInput(wire.value, session);
    const outcome = await gateway.execute(session.actor, operation, input, context);
    return outcome.ok ? ok(entry.reply.parse(toReply(outcome.value, input, session))) : outcome;
  },
});

/** Binds a socket message to an operation. `toReply` may be left out where nothing is answered but success. */
export const bindMessage = <P extends z.ZodType, N extends OperationName>(
  entry: RequestEntry<P> | InboundEntry<P>,
  operation: N,
  toInput: (payload: z.output<P>, session: Session) => InputOf<N>,
  toReply: (output: OutputOf<N>, session: Session) => unknown = () => ({}),
  errors: ErrorOverrides = {},
): BoundMessage => ({
  entry,
  operation,
  errors,
  async invoke(gateway, session, raw, context) {
    const payload = parseWith(entry.payload, raw ?? {});
    if (!payload.ok) return payload;
    const outcome = await gateway.execute(session.actor, operation, toInput(payload.value, session), context);
    if (!outcome.ok) return outcome;
    const reply = toReply(outcome.value, session);
    return ok(entry.kind === 'request' ? entry.reply.parse(reply) : reply);
  },
});

const parseRoute = <E extends RouteEntry>(entry: E, raw: RawWire): Outcome<RouteWire<E>> => {
  const wire: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = entry[part];
    if (!schema) continue;
    const parsed = parseWith(schema, raw[part] ?? (part === 'body' ? undefined : {}));
    if (!parsed.ok) return parsed;
    wire[part] = parsed.value;
  }
  if (entry.upload) {
    if (!raw.file) return fail('INVALID_INPUT', `The form needs a file in its field "${entry.upload.field}".`);
    wire.file = raw.file;
  }
  return ok(wire as object as RouteWire<E>);
};

const parseWith = <S extends z.ZodType>(schema: S, value: unknown): Outcome<z.output<S>> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  const [first] = issues;
  const where = first?.field ? `${first.field}: ` : '';
  return fail('INVALID_INPUT', `The request has missing or invalid fields. ${where}${first?.message ?? ''}`.trim(), {
    issues,
  });
};
