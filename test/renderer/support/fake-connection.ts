import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionState, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import type { InboundEntry, OutboundEntry } from '#shared/dialects/entry.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** A line on which the test speaks for the server. */
export class FakeConnection implements ServerConnection {
  readonly state: StoreApi<ConnectionState> = createStore<ConnectionState>(() => ({ kind: 'connecting' }));
  readonly sent: { readonly name: string; readonly payload: unknown }[] = [];
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();
  closed = false;

  async request<R extends z.ZodType>(): Promise<Result<z.output<R>, WireFailure>> {
    return err({ code: 'OFFLINE', message: 'nobody is there' });
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
