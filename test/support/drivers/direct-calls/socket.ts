import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { z } from 'zod';
import { directCalls } from '#shared/dialects/direct-calls/index.ts';
import { conform } from '#test/support/drivers/conform.ts';
import { createEventLog } from '#test/support/drivers/event-log.ts';

const WAIT_MS = 8_000;

type Outbounds = typeof directCalls.outbounds;
type EntryNamed<N> = Extract<Outbounds[keyof Outbounds], { readonly name: N }>;
/** Types of what a client is told. */
export type MessageType = Outbounds[keyof Outbounds]['name'];
/** A message without its type. */
export type MessageOf<N extends MessageType> = z.output<EntryNamed<N>['payload']>;

const schemas = new Map<string, z.ZodType>(
  Object.values(directCalls.outbounds).map(({ name, payload }) => [name, payload]),
);

/** A WebSocket client that checks all it is told against the catalog and remembers it. */
export interface DirectSocket {
  readonly isOpen: boolean;
  /** Sends `{type, payload}`. */
  send(type: string, payload?: unknown): void;
  /** Sends anything, as one frame. */
  sendRaw(frame: string | Buffer): void;
  /** The first such message that no other wait took, past ones included. */
  waitFor<N extends MessageType>(
    type: N,
    matches?: (message: MessageOf<N>) => boolean,
    timeoutMs?: number,
  ): Promise<MessageOf<N>>;
  /** All messages of this type so far. */
  received<N extends MessageType>(type: N): MessageOf<N>[];
  /** Types of all messages so far, in order. */
  types(): string[];
  /** Resolves once everything that the server sent before this moment has arrived. */
  settle(): Promise<void>;
  /** Resolves with the close code when the connection is gone. */
  closed(timeoutMs?: number): Promise<{ readonly code: number; readonly reason: string }>;
  close(): void;
  /** Drops the connection without a word, as a lost network does. */
  vanish(): void;
  /** The library's socket, for what this driver has no word for. */
  readonly raw: WebSocket;
}

/** The address of the socket. */
export const socketUrl = (url: string, token?: string): string =>
  `${url.replace(/^http/, 'ws')}${directCalls.websocketPath}${token === undefined ? '' : `?token=${token}`}`;

/** Opens a connection; it is usable at once, and read from the first frame on. */
export const openSocket = async (
  address: string,
  owner = 'somebody',
  options: ClientOptions = {},
): Promise<DirectSocket> => {
  const raw = new WebSocket(address, options);
  const socket = wrap(raw, owner);
  await once(raw, 'open', { signal: AbortSignal.timeout(WAIT_MS) });
  return socket;
};

const read = (data: Buffer): { type: string; message: unknown } => {
  const text = data.toString();
  const { type, ...message } = JSON.parse(text) as { type: string };
  const schema = schemas.get(type);
  if (!schema) throw new Error(`${type} is no published message: ${text}`);
  return { type, message: conform(schema, message, type) };
};

const wrap = (raw: WebSocket, owner: string): DirectSocket => {
  const log = createEventLog(owner);
  const gone = Promise.withResolvers<{ code: number; reason: string }>();
  raw.on('message', (data: Buffer) => {
    const { type, message } = read(data);
    log.add(type, message);
  });
  raw.on('close', (code, reason) => gone.resolve({ code, reason: String(reason) }));
  raw.on('error', () => raw.terminate());
  const send = (type: string, payload?: unknown) => raw.send(JSON.stringify({ type, payload }));
  return {
    raw,
    send,
    get isOpen() {
      return raw.readyState === WebSocket.OPEN;
    },
    sendRaw: (frame) => raw.send(frame),
    waitFor: (type, matches = () => true, timeoutMs) => log.waitFor(type, matches, timeoutMs) as Promise<never>,
    received: (type) => log.received(type) as never[],
    types: () => log.names(),
    async settle() {
      // Frames of one connection are answered in order, so the answer to a question comes after all that was told before.
      send('ping');
      await log.waitFor('pong', () => true);
    },
    closed: (timeoutMs = WAIT_MS) =>
      Promise.race([
        gone.promise,
        once(AbortSignal.timeout(timeoutMs), 'abort').then(() =>
          Promise.reject(new Error(`${owner} is still connected`)),
        ),
      ]),
    close: () => raw.close(),
    vanish: () => raw.terminate(),
  };
};
