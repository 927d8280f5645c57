import { once } from 'node:events';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';

const ANSWER_MS = 8_000;

/** A socket of any API, by which examples are sent as they stand in the documents. */
export interface Line {
  /** Sends a message and waits until the server has dealt with it; its acknowledgement, where this kind of socket has them. */
  send(name: string, payload: unknown): Promise<unknown>;
  /** All that the server said so far, as JSON. */
  readonly heard: readonly string[];
  close(): void;
}

/** A Socket.IO connection, which proves itself in the handshake. */
export const openSocketIo = async (url: string, token: string | undefined): Promise<Line> => {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: token ? { token } : {},
  });
  const heard: string[] = [];
  socket.onAny((name: string, payload: unknown) => heard.push(JSON.stringify({ name, payload })));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('connect', resolve);
  socket.once('connect_error', reject);
  await promise;
  return {
    heard,
    send: (name, payload) => socket.timeout(ANSWER_MS).emitWithAck(name, payload),
    close: () => void socket.disconnect(),
  };
};

/** A raw WebSocket, with the token in its address. */
export const openWebSocket = async (url: string, token: string): Promise<Line> => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}?token=${encodeURIComponent(token)}`);
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => heard.push(data.toString()));
  await once(socket, 'open');
  return {
    heard,
    async send(_name, frame) {
      const pong = once(socket, 'pong', { signal: AbortSignal.timeout(ANSWER_MS) });
      socket.send(JSON.stringify(frame));
      socket.ping();
      await pong;
      return undefined;
    },
    close: () => socket.close(),
  };
};
