import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { type Result, err } from '#shared/kernel/result.ts';
import type { WireFailure } from './client-types.ts';
import { offline, timedOut } from './wire-failure.ts';

/** How every socket of the client behaves: back at the latest half a second after the server can be reached again. */
const lineHabits = {
  transports: ['websocket', 'polling'],
  // Without it, polling would never be tried where a proxy blocks WebSockets.
  tryAllTransports: true,
  reconnectionDelay: 200,
  reconnectionDelayMax: 500,
  randomizationFactor: 0.3,
  timeout: 2_000,
  forceNew: true,
};

/** After so many attempts that were too short in a row, each makes the next one so much longer, up to so many times the first. */
const ATTEMPTS = { short: 3, growth: 1.5, most: 3 };

/**
 * Opens a socket with these habits. Attempts are short, since what was sent into a dead network is lost, and most outages last for
 * seconds; but a slow line or a busy server that never answers within the first limit must be reached as well.
 */
export const openLine = (url: string, options: Partial<ManagerOptions & SocketOptions>): Socket => {
  const habits = { ...lineHabits, ...options };
  const socket = url === '' ? io(habits) : io(url, habits);
  const manager = socket.io;
  let tooShort = 0;
  manager.on('error', ({ message }) => {
    if (message !== 'timeout' || ++tooShort < ATTEMPTS.short) return;
    manager.timeout(Math.min(Number(manager.timeout()) * ATTEMPTS.growth, habits.timeout * ATTEMPTS.most));
  });
  manager.on('open', () => {
    tooShort = 0;
    manager.timeout(habits.timeout);
  });
  return socket;
};

/** A question is answered in this time or counts as not answered. */
export const REQUEST_TIMEOUT_MS = 8_000;
/** After the server refused a handshake only because there were too many. */
export const CALM_DOWN_MS = 2_000;
/** After the server closed the connection by itself. */
export const RETURN_MS = 200;

/** What the socket library tells about a refused handshake. */
export interface HandshakeError extends Error {
  readonly data?: { readonly code?: string };
}

/** True when a handshake was refused only for now. */
export const isTooMany = ({ data, message }: HandshakeError): boolean =>
  /RATE_LIMIT|TOO_MANY/.test(data?.code ?? message);

/** Calls the task whenever the device's networks come and go: the socket may be dead without knowing. Gives how to stop. */
export const onNetworkChange = (given: EventTarget | undefined, task: () => void): (() => void) => {
  const network = given ?? (typeof window === 'undefined' ? undefined : window);
  const changes = ['online', 'offline'];
  for (const change of changes) network?.addEventListener(change, task);
  return () => {
    for (const change of changes) network?.removeEventListener(change, task);
  };
};

/** Has every connection of this page looked after at once, as when a network comes. */
export const announceNetwork = (): void => void window.dispatchEvent(new Event('online'));

/** Asks and waits for the acknowledgement, which `read` makes an answer of; without a line, or in time, a failure. */
export const askSocket = async <T>(
  socket: Socket,
  { name, payload, timeoutMs }: { readonly name: string; readonly payload: unknown; readonly timeoutMs: number },
  read: (answer: unknown) => Result<T, WireFailure>,
): Promise<Result<T, WireFailure>> => {
  // The library would queue it and send it much later, into a world that has moved on.
  if (!socket.connected) return err(offline);
  try {
    return read(await socket.timeout(timeoutMs).emitWithAck(name, payload));
  } catch {
    return err(socket.connected ? timedOut : offline);
  }
};
