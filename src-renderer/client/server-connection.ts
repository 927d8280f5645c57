import type { Socket } from 'socket.io-client';
import { createStore } from 'zustand/vanilla';
import { type Outbound, outbounds } from './catalog.ts';
import type { ConnectionState, ServerConnection } from './client-types.ts';
import type { KeyValueStorage } from './identity-store.ts';
import { type ResumeTicket, createResumeTicket } from './resume-ticket.ts';
import {
  askSocket,
  CALM_DOWN_MS,
  type HandshakeError,
  isTooMany,
  onNetworkChange,
  openLine,
  REQUEST_TIMEOUT_MS,
  RETURN_MS,
} from './socket-line.ts';
import { readAnswer, timedOut } from './wire-failure.ts';

interface ConnectOptions {
  /** '' for the server that served the page. */
  readonly url: string;
  /** An account's token or a guest's session token. */
  readonly token: string;
  /** Preferred language of captions. */
  readonly language: string;
  /** Tells 'online' and 'offline' as the device's networks come and go; the window, where there is one. */
  readonly network?: EventTarget | undefined;
  /** Where the ticket for coming back outlives a reload; the window's own, where there is one. */
  readonly storage?: KeyValueStorage | undefined;
}

const openSocket = ({ url, token, language }: ConnectOptions, ticket: ResumeTicket): Socket =>
  openLine(url, {
    // Asked before each handshake: the ticket of the last one lets this one through, however often the network breaks.
    auth: (give: (auth: object) => void) => give({ token, language, ticket: ticket.read() }),
  });

const windowStorage = (): KeyValueStorage | undefined =>
  typeof window === 'undefined' ? undefined : window.sessionStorage;

const ask = (socket: Socket, name: string, payload: unknown, timeoutMs = REQUEST_TIMEOUT_MS) =>
  askSocket(socket, { name, payload, timeoutMs }, (answer) => readAnswer<never>(answer, timedOut));

/** Keeps the connection's state value true to what the socket tells, and brings the socket back when it may come back. */
class Lifeline {
  readonly state = createStore<ConnectionState>(() => ({ kind: 'connecting' }));
  readonly #socket: Socket;
  #revoked: string | null = null;
  #serverCloses = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('connect', () => (this.#serverCloses = false));
    socket.on('disconnect', (reason) => this.#lost(reason));
    socket.on('connect_error', (error: HandshakeError) => this.#notConnected(error));
    socket.on(outbounds.authenticated.name, (answer: Outbound<'authenticated'>) => this.#authenticated(answer));
    socket.on(outbounds.serverClosing.name, () => (this.#serverCloses = true));
    socket.on(outbounds.sessionRevoked.name, ({ message }: Outbound<'sessionRevoked'>) => (this.#revoked = message));
  }

  /** A new socket at once: the network changed, so the old one may be dead without knowing. */
  reconnectNow = (): void => {
    if (this.#isFinal()) return;
    this.#socket.disconnect();
    this.#socket.connect();
  };

  close(): void {
    clearTimeout(this.#retry);
    this.state.setState({ kind: 'closed' }, true);
    this.#socket.disconnect();
  }

  #isFinal(): boolean {
    const { kind } = this.state.getState();
    return kind === 'closed' || kind === 'refused' || kind === 'replaced';
  }

  #authenticated(answer: Outbound<'authenticated'>): void {
    if (!answer.success || !answer.user) return this.#refuse(answer.error ?? 'The sign-in was refused.');
    this.state.setState({ kind: 'online', user: answer.user }, true);
  }

  #lost(reason: string): void {
    if (this.#isFinal()) return;
    if (this.#revoked !== null) return this.#refuse(this.#revoked);
    if (reason === 'io server disconnect' && !this.#serverCloses) {
      this.state.setState({ kind: 'replaced' }, true);
      return;
    }
    this.state.setState({ kind: 'reconnecting', since: Date.now() }, true);
    // The library comes back by itself except after an orderly goodbye of the server.
    if (reason === 'io server disconnect') this.#connectIn(RETURN_MS);
  }

  #notConnected(error: HandshakeError): void {
    // `active`: only the line failed, and the library goes on trying.
    if (this.#isFinal() || this.#socket.active) return;
    if (isTooMany(error)) this.#connectIn(CALM_DOWN_MS);
    else this.#refuse(error.message);
  }

  #connectIn(delayMs: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket.connect(), delayMs);
  }

  #refuse(message: string): void {
    this.state.setState({ kind: 'refused', message }, true);
    this.#socket.disconnect();
  }
}

/**
 * Opens a signed-in socket that comes back by itself, at the latest half a second after the server can be reached again.
 * A server that refuses the token, or another window of the same sign-in, ends it for good: see `state`.
 */
export const connectToServer = (options: ConnectOptions): ServerConnection => {
  const ticket = createResumeTicket(options.storage ?? windowStorage());
  const socket = openSocket(options, ticket);
  socket.on(outbounds.sessionTicket.name, (given: Outbound<'sessionTicket'>) => ticket.keep(given.ticket));
  const lifeline = new Lifeline(socket);
  const stop = onNetworkChange(options.network, lifeline.reconnectNow);
  return {
    state: lifeline.state,
    request: (entry, payload, timeoutMs) => ask(socket, entry.name, payload, timeoutMs),
    send: (entry, payload) => ask(socket, entry.name, payload),
    on(entry, listener) {
      socket.on(entry.name, listener);
      return () => void socket.off(entry.name, listener);
    },
    close() {
      stop();
      lifeline.close();
    },
  };
};
