import { once } from 'node:events';
import { type Socket, io } from 'socket.io-client';
import { z } from 'zod';
import { controlCenter } from '#shared/dialects/control-center/index.ts';
import { conform } from '#test/support/drivers/conform.ts';
import { createEventLog } from '#test/support/drivers/event-log.ts';

const ANSWER_MS = 8_000;

type Named<Entries> = Entries[keyof Entries];
type Requests = Named<typeof controlCenter.requests>;
type Outbounds = Named<typeof controlCenter.outbounds>;
/** Wire names of what a client may ask, and of what it is told. */
export type RequestName = Requests['name'];
export type EventName = Outbounds['name'];
export type PayloadOf<N extends EventName> = z.output<Extract<Outbounds, { readonly name: N }>['payload']>;
type ReplyOf<N extends RequestName> = z.output<Extract<Requests, { readonly name: N }>['reply']>;

const schemas = new Map<string, z.ZodType>(
  Object.values(controlCenter.outbounds).map(({ name, payload }) => [name, payload]),
);
const replies = new Map<string, z.ZodObject>(
  Object.values(controlCenter.requests).map(({ name, reply }) => [name, reply]),
);
/** Of a success or of a refusal. */
const acknowledgement = z.looseObject({ success: z.literal(true).optional(), code: z.string().optional() });
const refusal = z.object({ error: z.string().min(1), code: z.string().min(1) });

/** A connection to the namespace, which checks all it is told against the catalog and remembers it. */
export interface ControlSocket {
  readonly connected: boolean;
  /** Sends a request and gives what came with its success. */
  ask<N extends RequestName>(name: N, payload?: unknown): Promise<ReplyOf<N>>;
  /** Sends anything and gives the whole acknowledgement. */
  send(name: string, payload?: unknown): Promise<z.output<typeof acknowledgement>>;
  /** Sends anything and gives the error; throws when there is none. */
  refused(name: string, payload?: unknown): Promise<z.output<typeof refusal>>;
  /** The first such event that no other wait took, past ones included. */
  waitFor<N extends EventName>(
    name: N,
    matches?: (payload: PayloadOf<N>) => boolean,
    timeoutMs?: number,
  ): Promise<PayloadOf<N>>;
  /** All events of this name so far. */
  received<N extends EventName>(name: N): PayloadOf<N>[];
  /** Resolves once everything that the server sent before this moment has arrived. */
  settle(): Promise<void>;
  /** Resolves when the connection is gone. */
  closed(timeoutMs?: number): Promise<void>;
  close(): void;
}

/** Opens a connection with a control or participant token; rejects with the `connect_error` of a refusal. */
export const connectControl = async (
  url: string,
  token: string | undefined,
  owner = 'somebody',
): Promise<ControlSocket> => {
  const raw = io(`${url}${controlCenter.namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(token === undefined ? {} : { auth: { token } }),
  });
  const socket = wrap(raw, owner);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  raw.once('connect', resolve);
  raw.once('connect_error', (refused) => {
    raw.disconnect();
    reject(refused);
  });
  await promise;
  return socket;
};

/** Opens a connection and waits until it knows the state of the session. */
export const enterControl = async (url: string, token: string, owner?: string) => {
  const socket = await connectControl(url, token, owner);
  return { socket, state: await socket.waitFor('session_state') };
};

const wrap = (raw: Socket, owner: string): ControlSocket => {
  const log = createEventLog(owner);
  raw.onAny((name: string, payload: unknown) => {
    const schema = schemas.get(name);
    if (!schema) throw new Error(`${name} is no published event: ${JSON.stringify(payload)}`);
    log.add(name, conform(schema, payload, name));
  });
  const send = (name: string, payload: unknown = {}): Promise<unknown> =>
    raw.timeout(ANSWER_MS).emitWithAck(name, payload);
  return {
    get connected() {
      return raw.connected;
    },
    async ask(name, payload) {
      const answer = await send(name, payload);
      const schema = (replies.get(name) ?? z.object({})).extend({ success: z.literal(true) });
      const { success: _success, ...reply } = conform(schema, answer, `the acknowledgement of ${name}`);
      return reply as ReplyOf<typeof name>;
    },
    send: async (name, payload) => conform(acknowledgement, await send(name, payload), `the answer to ${name}`),
    refused: async (name, payload) => conform(refusal, await send(name, payload), `the refusal of ${name}`),
    waitFor: async (name, matches = () => true, timeoutMs) =>
      (await log.waitFor(name, matches, timeoutMs)) as PayloadOf<typeof name>,
    received: (name) => log.received(name) as PayloadOf<typeof name>[],
    async settle() {
      // Messages of one connection keep their order, so the answer comes after all that was told before.
      await send('sync_clock');
    },
    async closed(timeoutMs = ANSWER_MS) {
      if (raw.disconnected) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      raw.once('disconnect', () => resolve());
      await Promise.race([promise, once(AbortSignal.timeout(timeoutMs), 'abort').then(() => tooLate(owner))]);
    },
    close: () => void raw.disconnect(),
  };
};

const tooLate = (owner: string): never => {
  throw new Error(`${owner} is still connected`);
};
