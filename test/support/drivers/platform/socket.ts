import { type ManagerOptions, type Socket, type SocketOptions, io } from 'socket.io-client';
import type { z } from 'zod';
import { platform } from '#shared/dialects/platform/index.ts';
import { conform } from '#test/support/drivers/conform.ts';

const WAIT_MS = 8_000;

type Outbounds = typeof platform.outbounds;
type EntryNamed<N> = Extract<Outbounds[keyof Outbounds], { readonly name: N }>;
/** Wire names of what a client is told. */
export type EventName = Outbounds[keyof Outbounds]['name'];
export type PayloadOf<N extends EventName> = z.output<EntryNamed<N>['payload']>;

const schemas = new Map<string, z.ZodType>(
  Object.values(platform.outbounds).map(({ name, payload }) => [name, payload]),
);

interface Heard {
  readonly name: string;
  readonly payload: unknown;
  taken: boolean;
}

/** A Socket.IO client that checks all it is told of this API against the catalog and remembers it. */
export interface PlatformSocket {
  readonly raw: Socket;
  readonly connected: boolean;
  emit(name: string, ...payload: readonly unknown[]): void;
  /** Sends with a callback and gives the whole acknowledgement. */
  ask(name: string, payload?: unknown): Promise<unknown>;
  /** The first such event that no other wait took, past ones included. */
  waitFor<N extends EventName>(name: N, matches?: (payload: PayloadOf<N>) => boolean): Promise<PayloadOf<N>>;
  /** All events of this name so far. */
  received<N extends EventName>(name: N): PayloadOf<N>[];
  /** Resolves once everything that the server sent before this moment has arrived. */
  settle(): Promise<void>;
  /** Resolves when the connection is gone. */
  closed(): Promise<void>;
  close(): void;
}

/** Opens a connection and resolves when the server accepted it; rejects with its `connect_error`. */
export const connectSocket = async (
  url: string,
  token: string,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<PlatformSocket> => {
  const raw = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { token }, ...options });
  const socket = wrap(raw);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  raw.once('connect', resolve);
  raw.once('connect_error', reject);
  await promise;
  return socket;
};

const wrap = (raw: Socket): PlatformSocket => {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  raw.onAny((name: string, payload: unknown) => {
    const schema = schemas.get(name);
    if (!schema) return;
    heard.push({ name, payload: conform(schema, payload, name), taken: false });
    for (const look of [...waiting]) look();
  });
  return {
    raw,
    get connected() {
      return raw.connected;
    },
    emit: (name, ...payload) => void raw.emit(name, ...payload),
    ask: (name, payload) => raw.timeout(WAIT_MS).emitWithAck(name, payload) as Promise<unknown>,
    waitFor: (name, matches = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.find((one) => !one.taken && one.name === name && matches(one.payload as never));
          if (!found) return;
          found.taken = true;
          stop();
          resolve(found.payload as never);
        };
        const timer = setTimeout(() => {
          stop();
          const seen = heard.map((one) => `${one.name} ${JSON.stringify(one.payload)}`).join('\n  ');
          reject(new Error(`Waited ${WAIT_MS} ms for ${name} in vain and heard:\n  ${seen}`));
        }, WAIT_MS);
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    received: (name) => heard.filter((one) => one.name === name).map(({ payload }) => payload as never),
    async settle() {
      // Messages of one connection keep their order: the answer to a question comes after all that was told before.
      await raw.timeout(WAIT_MS).emitWithAck('authenticate', {});
    },
    async closed() {
      if (!raw.connected) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const timer = setTimeout(() => reject(new Error('The connection is still open')), WAIT_MS);
      raw.once('disconnect', () => resolve());
      await promise.finally(() => clearTimeout(timer));
    },
    close: () => void raw.disconnect(),
  };
};
