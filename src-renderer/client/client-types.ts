import type { z } from 'zod';
import type { StoreApi } from 'zustand/vanilla';
import type { InboundEntry, OutboundEntry, RequestEntry, RouteEntry } from '#shared/dialects/entry.ts';
import type { WireUser } from '#shared/dialects/conversation-calls/index.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Unsubscribe } from '#shared/kernel/emitter.ts';

/** Why the server, or the way to it, said no. `code` is the published code, or OFFLINE / TIMEOUT made here. */
export interface WireFailure {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

/** The one value that tells how the socket is doing. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly user: WireUser }
  | { readonly kind: 'reconnecting'; readonly since: number }
  /** The token is no longer good: sign in, or open a new link. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Another window of the same sign-in took over. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'closed' };

/** A signed-in socket that comes back by itself. All names and payloads come from the catalog. */
export interface ServerConnection {
  readonly state: StoreApi<ConnectionState>;
  /** Sends and waits for the acknowledgement; offline or after `timeoutMs` it is a failure, never a rejection. */
  request<P extends z.ZodType, R extends z.ZodType>(
    entry: RequestEntry<P, R>,
    payload: z.input<P>,
    timeoutMs?: number,
  ): Promise<Result<z.output<R>, WireFailure>>;
  /** Sends a message that also gets an acknowledgement, of no data. */
  send<P extends z.ZodType>(entry: InboundEntry<P>, payload: z.input<P>): Promise<Result<void, WireFailure>>;
  on<P extends z.ZodType>(entry: OutboundEntry<P>, listener: (payload: z.output<P>) => void): Unsubscribe;
  close(): void;
}

/** The data of a route's reply: what stands in `data`, or the whole body where there is none. */
export type ReplyData<E extends RouteEntry> = z.output<E['reply']> extends { data: infer D } ? D : z.output<E['reply']>;

/** What a route takes, by its entry. */
export type RouteInput<E extends RouteEntry> = (E extends { params: z.ZodType }
  ? { params: z.input<E['params']> }
  : object) &
  (E extends { query: z.ZodType } ? { query?: Partial<z.input<E['query']>> } : object) &
  (E extends { body: z.ZodType } ? { body: z.input<E['body']> } : object) &
  // The name tells the server nothing that it does not find out itself, but forms have one.
  (E extends { upload: object } ? { file: Blob } : object);

/** REST by catalog entry. Failures are values, never rejections. */
export interface RestClient {
  call<E extends RouteEntry>(entry: E, input: RouteInput<E>): Promise<Result<ReplyData<E>, WireFailure>>;
}

/** Who uses this browser, per server; kept in local storage. */
export type Identity =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'account'; readonly token: string; readonly user: WireUser }
  | {
      readonly kind: 'guest';
      readonly token: string;
      readonly user: WireUser;
      readonly conversationId: string;
      readonly shareToken: string;
    };
