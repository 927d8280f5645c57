import { once } from 'node:events';

/** A WebSocket that speaks the frames of Socket.IO by hand, right or wrong. */
export interface RawSocket {
  send(frame: string): void;
  /** The first frame from now or before that begins like this. */
  waitFor(start: string): Promise<string>;
  /** Resolves when the server has ended the connection. */
  closed(): Promise<void>;
  close(): void;
}

const LIMIT_MS = 8_000;

/** Connects and signs in, frame by frame. */
export const openRawSocket = async (url: string, token: string): Promise<RawSocket> => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const frames: string[] = [];
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  const gone = once(socket, 'close');

  const waitFor = async (start: string): Promise<string> => {
    const signal = AbortSignal.timeout(LIMIT_MS);
    for (;;) {
      const found = frames.find((frame) => frame.startsWith(start));
      if (found !== undefined) return found;
      await once(socket, 'message', { signal });
    }
  };
  await waitFor('0{');
  socket.send(`40${JSON.stringify({ token })}`);
  await waitFor('40{');
  return {
    send: (frame) => socket.send(frame),
    waitFor,
    async closed() {
      await Promise.race([
        gone,
        once(AbortSignal.timeout(LIMIT_MS), 'abort').then(() => {
          throw new Error('The server did not end the connection');
        }),
      ]);
    },
    close: () => socket.close(),
  };
};
