import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionState, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import type { InboundEntry, OutboundEntry, RequestEntry } from '#shared/dialects/entry.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** A line on which the test speaks for the server. */
export class FakeConnection implements ServerConnection {
  readonly state: StoreApi<ConnectionState> = createStore<ConnectionState>(() => ({ kind: 'connecting' }));
  readonly sent: { readonly name: string; readonly payload: unknown }[] = [];
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();
  readonly #replies = new Map<string, () => Result<unknown, WireFailure>>();
  closed = false;

  /** Says what a request is answered; without that, nobody is there. */
  answer<P extends z.ZodType, R extends z.ZodType>(
    entry: RequestEntry<P, R>,
    reply: () => Result<z.output<R>, WireFailure>,
  ): void {
    this.#replies.set(entry.name, reply);
  }

  async request<P extends z.ZodType, R extends z.ZodType>(
    entry: RequestEntry<P, R>,
    payload: z.input<P>,
  ): Promise<Result<z.output<R>, WireFailure>> {
    this.sent.push({ name: entry.name, payload });
    const reply = this.#replies.get(entry.name);
    if (!reply) return err({ code: 'OFFLINE', message: 'nobody is there' });
    return reply() as Result<z.output<R>, WireFailure>;
  }

  async send<P extends z.ZodType>(entry: InboundEntry<P>, payload: z.input<P>): Promise<Result<void, WireFailure>> {
    this.sent.push({ name: entry.name, payload });
    return ok(undefined);
  }

  on<P extends z.ZodType>(entry: OutboundEntry<P>, listener: (payload: z.output<P>) => void): () => void {
    const listeners = this.#listeners.get(entry.name) ?? new Set();
    this.#listeners.set(entry.name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  close(): void {
    this.closed = true;
    this.state.setState({ kind: 'closed' }, true);
  }

  /** The server says something. */
  say<P extends z.ZodType>(entry: OutboundEntry<P>, payload: z.output<P>): void {
    for (const listener of this.#listeners.get(entry.name) ?? []) listener(payload as never);
  }
}
