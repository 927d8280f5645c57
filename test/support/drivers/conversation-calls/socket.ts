import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ManagerOptions, type SocketOptions, type Socket, io } from 'socket.io-client';
import { conform } from '#test/support/drivers/conform.ts';
import { type EventRecord, createEventRecorder } from './event-record.ts';
import {
  type MessageName,
  type ReplyOf,
  type SentOf,
  type SocketError,
  acknowledgement,
  conformReply,
  isPublishedHere,
} from './published.ts';

const ANSWER_MS = 8_000;

/** A Socket.IO client that checks all it is told against the catalog and remembers it. It does not reconnect unless told so. */
export interface CallSocket extends EventRecord {
  readonly connected: boolean;
  /** Sends with a callback and gives `data`; throws when refused. */
  ask<N extends MessageName>(name: N, payload: SentOf<N>): Promise<ReplyOf<N>>;
  /** Sends anything with a callback and gives the error; throws when there is none. */
  refused(name: string, payload?: unknown): Promise<SocketError>;
  /** Sends without a callback. */
  emit(name: string, ...payload: readonly unknown[]): void;
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

/** Opens a connection and resolves when the server accepted it, signed in or not; rejects with its `connect_error`. */
export const connectSocket = async (url: string, { owner = 'somebody', ...options }: SocketWish = {}) => {
  const raw = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
  const socket = wrap(raw, owner);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  raw.once('connect', resolve);
  raw.once('connect_error', reject);
  await promise;
  return socket;
};

/** Opens a connection that proves itself in the handshake. */
export const signInSocket = async (url: string, token: string, wish: SocketWish = {}): Promise<CallSocket> => {
  const socket = await connectSocket(url, { ...wish, auth: { token } });
  await socket.waitFor('authenticated', ({ success }) => success);
  return socket;
};

const wrap = (raw: Socket, owner: string): CallSocket => {
  const record = createEventRecorder(owner);
  const probes = new Set<string>();
  raw.onAny((name: string, payload: { callId?: string }) => {
    if (isPublishedHere(name) && !probes.delete(payload?.callId ?? '')) record.add(name, payload);
  });
  const answerOf = async (name: string, payload: unknown) =>
    conform(acknowledgement, await raw.timeout(ANSWER_MS).emitWithAck(name, payload), `the acknowledgement of ${name}`);

  return {
    ...record,
    raw,
    get connected() {
      return raw.connected;
    },
    async ask(name, payload) {
      const answer = await answerOf(name, payload);
      if (!answer.success) throw new Error(`${owner}: ${name} was refused: ${JSON.stringify(answer.error)}`);
      return conformReply(name, answer.data);
    },
    async refused(name, payload) {
      const answer = await answerOf(name, payload);
      if (answer.success) throw new Error(`${owner}: ${name} was not refused: ${JSON.stringify(answer.data)}`);
      return answer.error;
    },
    emit: (name, ...payload) => void raw.emit(name, ...payload),
    async settle() {
      // Messages of one connection keep their order, so the answer to a question comes after all that was told before.
      const callId = randomBytes(12).toString('hex');
      probes.add(callId);
      await answerOf('call:resume', { callId });
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
