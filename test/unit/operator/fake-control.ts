import { createStore } from 'zustand/vanilla';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { type OperatorOutbound, operatorOutbounds } from '#renderer/client/operator-catalog.ts';
import type { OperatorConnection, OperatorLine } from '#renderer/client/operator-connection.ts';

type Asked = Readonly<Record<string, unknown>>;
type Handler = (payload: Asked) => unknown;

/** An operator's line on which the test speaks for the server. */
export class FakeControl implements OperatorConnection {
  readonly state = createStore<OperatorLine>(() => ({ kind: 'connecting' }));
  readonly asked: { readonly name: string; readonly payload: Asked }[] = [];
  readonly #script = new Map<string, Handler>();
  readonly #listeners = new Map<string, Set<(payload: never) => void>>();
  closed = false;

  readonly request: OperatorConnection['request'] = async (entry, payload) => {
    const asked = Object(payload) as Asked;
    this.asked.push({ name: entry.name, payload: asked });
    await Promise.resolve();
    if (this.state.getState().kind !== 'online') return this.#refusal({ code: 'OFFLINE', message: 'offline' });
    try {
      return { ok: true, value: (this.#script.get(entry.name)?.(asked) ?? {}) as never };
    } catch (failure) {
      return this.#refusal({ code: failure instanceof Error ? failure.message : '', message: 'refused' });
    }
  };

  readonly on: OperatorConnection['on'] = (entry, listener) => {
    const listeners = this.#listeners.get(entry.name) ?? new Set();
    this.#listeners.set(entry.name, listeners.add(listener));
    return () => void listeners.delete(listener);
  };

  close(): void {
    this.closed = true;
  }

  when(name: string, handler: Handler): this {
    this.#script.set(name, handler);
    return this;
  }

  /** The server says something. */
  say<N extends keyof typeof operatorOutbounds>(name: N, payload: OperatorOutbound<N>): void {
    for (const listener of this.#listeners.get(operatorOutbounds[name].name) ?? []) listener(payload as never);
  }

  /** A connection is made, on which everything is told. */
  greet(state: OperatorOutbound<'sessionState'>): void {
    this.state.setState({ kind: 'online' }, true);
    this.say('sessionState', state);
  }

  loseLine(): void {
    this.state.setState({ kind: 'reconnecting', since: 0 }, true);
  }

  refuse(failure: WireFailure): void {
    this.state.setState({ kind: 'refused', failure }, true);
  }

  askedFor(name: string): readonly Asked[] {
    return this.asked.filter((question) => question.name === name).map(({ payload }) => payload);
  }

  #refusal(error: WireFailure): { readonly ok: false; readonly error: WireFailure } {
    return { ok: false, error };
  }
}
