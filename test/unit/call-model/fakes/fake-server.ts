import { createStore } from 'zustand/vanilla';
import type { Outbound, outbounds, WireParticipant, WireSeat } from '#renderer/client/catalog.ts';
import type { ConnectionState, RestClient, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import { onOutbound } from '#renderer/client/outbound.ts';
import type { MediaFlags } from '#renderer/features/call/model/own-media.ts';

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireFailure };
type Handler = (payload: Readonly<Record<string, unknown>>) => unknown;

const OFFLINE: WireFailure = { code: 'OFFLINE', message: 'offline' };

/** Makes a handler answer with a failure, and what comes with it. */
export const refuse = (code: string, details?: object): Handler => {
  return () => {
    throw new Error(code, { cause: details });
  };
};

/**
 * The server as one client sees it. Messages and REST answers are scripted by wire name or path; every question is written
 * down, those without a script are answered with nothing.
 */
export class FakeServer {
  readonly state = createStore<ConnectionState>(() => ({ kind: 'connecting' }));
  readonly asked: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> }[] = [];
  readonly #script = new Map<string, Handler>();
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();
  closed = false;

  readonly connection: ServerConnection = {
    state: this.state,
    request: async (entry, payload) => (await this.#answer(entry.name, payload)) as never,
    send: async (entry, payload) => (await this.#answer(entry.name, payload)) as never,
    on: (entry, listener) => {
      const listeners = this.#listeners.get(entry.name) ?? new Set();
      this.#listeners.set(entry.name, listeners);
      const heard = (payload: unknown) => listener(payload as never);
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    close: () => void (this.closed = true),
  };

  readonly rest: RestClient = {
    call: async (entry, input) => (await this.#answer(`${entry.method} ${entry.path}`, input)) as never,
  };

  when(name: string, handler: Handler): this {
    this.#script.set(name, handler);
    return this;
  }

  goOnline(): void {
    this.state.setState({ kind: 'online', user: { id: 'me', username: 'Ada', isAnonymous: false } }, true);
  }

  goOffline(): void {
    this.state.setState({ kind: 'reconnecting', since: 0 }, true);
  }

  /** The server says something. */
  say<N extends keyof typeof outbounds>(name: N, payload: Outbound<N>): void {
    // The names on the wire are the catalog's; this asks it which one is meant.
    onOutbound({ on: (entry) => this.#deliver(entry.name, payload) }, name, () => undefined);
  }

  names(): readonly string[] {
    return this.asked.map(({ name }) => name);
  }

  count(name: string): number {
    return this.names().filter((other) => other === name).length;
  }

  #deliver(name: string, payload: unknown): () => void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload);
    return () => undefined;
  }

  async #answer(name: string, payload: unknown): Promise<Answer> {
    this.asked.push({ name, payload: Object(payload) as Readonly<Record<string, unknown>> });
    await Promise.resolve();
    if (this.state.getState().kind !== 'online') return { ok: false, error: OFFLINE };
    try {
      return { ok: true, value: (await this.#script.get(name)?.(Object(payload) as never)) ?? {} };
    } catch (failure) {
      const { message: code, cause: details } = failure instanceof Error ? failure : new Error('');
      return { ok: false, error: { code, message: 'refused', details } };
    }
  }
}

/** A participant as the server tells of it. */
export const wirePerson = (participantId: string, over: Partial<WireParticipant> = {}): WireParticipant => ({
  participantId,
  userId: participantId === 'p-me' ? 'me' : `u-${participantId}`,
  username: participantId,
  role: 'participant',
  status: 'connected',
  joinedAt: '2026-01-01T10:00:00.000Z',
  audioEnabled: true,
  videoEnabled: true,
  screenShareEnabled: false,
  ...over,
});

/** The own seat in a call. */
export const wireSeat = (over: Partial<WireSeat> = {}): WireSeat => ({
  callId: 'call',
  conversationId: 'conversation',
  type: 'video',
  mode: 'p2p',
  status: 'active',
  participantId: 'p-me',
  initiatorId: 'p-me',
  waiting: false,
  participants: [wirePerson('p-me', { role: 'initiator' })],
  iceServers: [],
  createdAt: '2026-01-01T10:00:00.000Z',
  ...over,
});

export const allFlags: MediaFlags = { audioEnabled: true, videoEnabled: true, screenShareEnabled: false };
