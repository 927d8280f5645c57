import type { Socket } from 'socket.io-client';
import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutboundEntry, RequestEntry } from '#shared/dialects/entry.ts';
import type { Unsubscribe } from '#shared/kernel/emitter.ts';
import type { Answer } from './answer.ts';
import type { WireFailure } from './client-types.ts';
import { operatorNamespace, type OperatorOutbound, operatorOutbounds } from './operator-catalog.ts';
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
import { isLineFailure, readBareAnswer, timedOut } from './wire-failure.ts';

/** The one value that tells how an operator's socket is doing. */
export type OperatorLine =
  | { readonly kind: 'connecting' }
  /** Connected, and told everything as it is. */
  | { readonly kind: 'online' }
  | { readonly kind: 'reconnecting'; readonly since: number }
  /** The session is over or may not be steered by this person. */
  | { readonly kind: 'refused'; readonly failure: WireFailure }
  | { readonly kind: 'closed' };

/** The socket of one operator in one session. It comes back by itself and is then told everything anew. */
export interface OperatorConnection {
  readonly state: StoreApi<OperatorLine>;
  /** Sends and waits for the acknowledgement; offline or after `timeoutMs` it is a failure, never a rejection. */
  request<P extends z.ZodType, R extends z.ZodType>(
    entry: RequestEntry<P, R>,
    payload: z.input<P>,
    timeoutMs?: number,
  ): Promise<Answer<z.output<R>>>;
  on<P extends z.ZodType>(entry: OutboundEntry<P>, listener: (payload: z.output<P>) => void): Unsubscribe;
  close(): void;
}

interface OperatorOptions {
  /** '' for the server that served the page. */
  readonly url: string;
  /** Makes a token that steers the session; asked again when the server takes the last one no more. */
  readonly takeToken: () => Promise<Answer<string>>;
  /** Tells 'online' and 'offline' as the device's networks come and go; the window, where there is one. */
  readonly network?: EventTarget | undefined;
}

/** Keeps the state value true to what the socket tells, and brings the socket back when it may come back. */
class OperatorLifeline {
  readonly state = createStore<OperatorLine>(() => ({ kind: 'connecting' }));
  readonly socket: Socket;
  readonly #takeToken: OperatorOptions['takeToken'];
  #token: string | null = null;
  /** The present token has opened a connection before. */
  #isProven = false;
  /** What the server said before it closed the connection. */
  #said: WireFailure | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor({ url, takeToken }: OperatorOptions) {
    this.#takeToken = takeToken;
    this.socket = openLine(url + operatorNamespace, {
      autoConnect: false,
      // Asked before each handshake, so that a token made meanwhile is the one that counts.
      auth: (give: (auth: object) => void) => give({ token: this.#token }),
    });
    this.socket.on('disconnect', (reason) => this.#lost(reason));
    this.socket.on('connect_error', (error: HandshakeError) => this.#notConnected(error));
    this.socket.on(operatorOutbounds.sessionState.name, () => this.#greeted());
    this.socket.on(operatorOutbounds.error.name, ({ error, code }: OperatorOutbound<'error'>) => {
      if (this.state.getState().kind !== 'online') this.#said = { code, message: error };
    });
  }

  /** Obtains a token and connects with it. */
  readonly open = async (): Promise<void> => {
    this.#isProven = false;
    const token = await this.#takeToken();
    if (this.#isFinal()) return;
    if (token.ok) {
      this.#token = token.value;
      this.socket.connect();
    } else if (isLineFailure(token.error) || isTooMany(new Error(token.error.code)))
      this.#later(CALM_DOWN_MS, () => void this.open());
    else this.#refuse(token.error);
  };

  /** A new socket at once: the network changed, so the old one may be dead without knowing. */
  readonly reconnectNow = (): void => {
    if (this.#isFinal() || this.#token === null) return;
    this.socket.disconnect();
    this.socket.connect();
  };

  close(): void {
    clearTimeout(this.#retry);
    this.state.setState({ kind: 'closed' }, true);
    this.socket.disconnect();
  }

  #isFinal(): boolean {
    const { kind } = this.state.getState();
    return kind === 'closed' || kind === 'refused';
  }

  #greeted(): void {
    this.#isProven = true;
    this.#said = null;
    this.state.setState({ kind: 'online' }, true);
  }

  #lost(reason: string): void {
    if (this.#isFinal()) return;
    // Told why before it was told anything else: this session cannot be watched.
    if (this.#said) return this.#refuse(this.#said);
    this.state.setState({ kind: 'reconnecting', since: Date.now() }, true);
    if (reason === 'io server disconnect') this.#later(RETURN_MS, () => this.socket.connect());
  }

  #notConnected(error: HandshakeError): void {
    // `active`: only the line failed, and the library goes on trying.
    if (this.#isFinal() || this.socket.active) return;
    if (isTooMany(error)) this.#later(CALM_DOWN_MS, () => this.socket.connect());
    // It ran out: whoever may steer the session gets another one.
    else if (this.#isProven) void this.open();
    else this.#refuse({ code: error.data?.code ?? 'UNAUTHORIZED', message: error.message });
  }

  #later(delayMs: number, task: () => void): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (!this.#isFinal()) task();
    }, delayMs);
  }

  #refuse(failure: WireFailure): void {
    this.state.setState({ kind: 'refused', failure }, true);
    this.socket.disconnect();
  }
}

/** Listens to one of the server's messages by its name in the catalog, where the name is a variable. Gives how to stop. */
export const onOperatorOutbound = <N extends keyof typeof operatorOutbounds>(
  connection: Pick<OperatorConnection, 'on'>,
  name: N,
  listener: (payload: OperatorOutbound<N>) => void,
): Unsubscribe => {
  const entry: OutboundEntry = operatorOutbounds[name];
  return connection.on(entry, (payload) => listener(payload as OperatorOutbound<N>));
};

const isFine = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'success' in answer && answer.success === true;

/** Begins to watch one session, and goes on over lost lines, tokens that ran out and restarts of the server: see `state`. */
export const connectOperator = (options: OperatorOptions): OperatorConnection => {
  const lifeline = new OperatorLifeline(options);
  const { socket } = lifeline;
  const stop = onNetworkChange(options.network, lifeline.reconnectNow);
  void lifeline.open();
  return {
    state: lifeline.state,
    request: (entry, payload, timeoutMs = REQUEST_TIMEOUT_MS) =>
      askSocket(socket, { name: entry.name, payload, timeoutMs }, (answer) =>
        readBareAnswer(answer, isFine(answer), timedOut),
      ),
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
