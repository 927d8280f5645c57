import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';
import type { CdpEvents } from './cdp-events.ts';

/** One attached target, or the browser itself: commands are typed as Playwright types them. */
export interface CdpSession {
  readonly send: CDPSession['send'];
  on<Name extends keyof CdpEvents>(name: Name, listener: (payload: CdpEvents[Name]) => void): void;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The stand-in's own link to Chromium: JSON messages that end with NUL, over two pipes. Chromium ends when they close, so it
 * never outlives the stand-in.
 */
export class CdpPipe {
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #events = new EventEmitter().setMaxListeners(0);
  #parts: Buffer[] = [];
  #lastId = 0;
  #isClosed = false;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    input.on('error', () => this.#close());
    output.on('data', (chunk: Buffer) => this.#read(chunk));
    output.on('close', () => this.#close());
  }

  /** The browser as a whole without an id, one target with it. */
  session(sessionId = ''): CdpSession {
    const send = (method: string, params: object = {}) => this.#request(method, params, sessionId);
    return {
      send: send as CDPSession['send'],
      on: (name, listener) => void this.#events.on(`${sessionId} ${name}`, listener),
    };
  }

  #request(method: string, params: object, sessionId: string): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: the browser has gone`));
    this.#lastId += 1;
    const id = this.#lastId;
    const message = { id, method, params, ...(sessionId === '' ? {} : { sessionId }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#input.write(`${JSON.stringify(message)}\0`);
    });
  }

  #read(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...this.#parts, chunk.subarray(from, end)]).toString('utf8');
      this.#parts = [];
      from = end + 1;
      this.#take(JSON.parse(text) as Incoming);
    }
    if (from < chunk.length) this.#parts.push(chunk.subarray(from));
  }

  #take({ id, sessionId = '', method, params, result, error }: Incoming): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId} ${method ?? ''}`, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting?.resolve(result);
  }

  #close(): void {
    this.#isClosed = true;
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the browser has gone`));
    this.#waiting.clear();
  }
}
