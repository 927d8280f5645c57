import { once } from 'node:events';
import { type ManagerOptions, type Socket, type SocketOptions, io } from 'socket.io-client';
import type { z } from 'zod';
import { sessionRooms } from '#shared/dialects/session-rooms/index.ts';
import { conform } from '#test/support/drivers/conform.ts';
import { createEventLog } from '#test/support/drivers/event-log.ts';

const ANSWER_MS = 8_000;

type Outbounds = typeof sessionRooms.outbounds;
type EntryNamed<N> = Extract<Outbounds[keyof Outbounds], { readonly name: N }>;
/** Wire names of what a client is told. */
export type EventName = Outbounds[keyof Outbounds]['name'];
export type PayloadOf<N extends EventName> = z.output<EntryNamed<N>['payload']>;

const schemas = new Map<string, z.ZodType>(
  Object.values(sessionRooms.outbounds).map(({ name, payload }) => [name, payload]),
);

/** A Socket.IO client that checks all it is told of this API against the catalog and remembers it. */
export interface RoomSocket {
  /** The address by which others in a room signal to it. */
  readonly id: string;
  readonly connected: boolean;
  emit(name: string, ...payload: readonly unknown[]): void;
  /** Sends with a callback and gives the whole acknowledgement. */
  ask(name: string, payload?: unknown): Promise<unknown>;
  /** The first such event that no other wait took, past ones included. */
  waitFor<N extends EventName>(
    name: N,
    matches?: (payload: PayloadOf<N>) => boolean,
    timeoutMs?: number,
  ): Promise<PayloadOf<N>>;
  /** All events of this name so far. */
  received<N extends EventName>(name: N): PayloadOf<N>[];
  /** Names of all events of this API so far. */
  names(): string[];
  /** Resolves once everything that the server sent before this moment has arrived. */
  settle(): Promise<void>;
  /** Resolves when the connection is gone. */
  closed(timeoutMs?: number): Promise<void>;
  close(): void;
  /** The library's socket, for what this driver has no word for. */
  readonly raw: Socket;
}

/** What goes into the handshake. */
export interface SocketWish extends Partial<ManagerOptions & SocketOptions> {
  /** Shown in failures. */
  readonly owner?: string;
}

/** Opens a connection and resolves when the server accepted it; rejects with its `connect_error`. */
export const connectSocket = async (
  url: string,
  { owner = 'somebody', ...options }: SocketWish = {},
): Promise<RoomSocket> => {
  const raw = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  const socket = wrap(raw, owner);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  raw.once('connect', resolve);
  raw.once('connect_error', reject);
  await promise;
  return socket;
};

const wrap = (raw: Socket, owner: string): RoomSocket => {
  const log = createEventLog(owner);
  raw.onAny((name: string, payload: unknown) => {
    const schema = schemas.get(name);
    if (schema) log.add(name, conform(schema, payload, name));
  });
  return {
    raw,
    get id() {
      if (!raw.id) throw new Error(`${owner} is not connected`);
      return raw.id;
    },
    get connected() {
      return raw.connected;
    },
    emit: (name, ...payload) => void raw.emit(name, ...payload),
    ask: (name, payload) => raw.timeout(ANSWER_MS).emitWithAck(name, payload) as Promise<unknown>,
    waitFor: (name, matches = () => true, timeoutMs) => log.waitFor(name, matches, timeoutMs) as Promise<never>,
    received: (name) => log.received(name) as never[],
    names: () => log.names(),
    async settle() {
      // Messages of one connection keep their order, so the answer to a question comes after all that was told before.
      await raw.timeout(ANSWER_MS).emitWithAck('authenticate', {});
    },
    async closed(timeoutMs = ANSWER_MS) {
      if (raw.disconnected) return;
      const gone = new AbortController();
      raw.once('disconnect', () => gone.abort());
      await Promise.race([
        once(gone.signal, 'abort'),
        once(AbortSignal.timeout(timeoutMs), 'abort').then(() =>
          Promise.reject(new Error(`${owner} is still connected`)),
        ),
      ]);
    },
    close: () => void raw.disconnect(),
  };
};
