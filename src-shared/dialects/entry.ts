import type { z } from 'zod';

/** The methods that published APIs use. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** How a route proves who asks: a person's token, also one for a single call or one that steers it, the media secret, or not at all. */
export type RouteAuth = 'bearer' | 'steering' | 'mediaSecret' | 'none';

/** So many in so many seconds. All entries with one `name` are counted together. */
export interface PublishedLimit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** Counted for each network address, or for each value of this path parameter. */
  readonly per: string;
}

/** A REST endpoint of a published API. */
export interface RouteEntry {
  readonly kind: 'route';
  readonly method: HttpMethod;
  /** Express style, `:name` for parameters. */
  readonly path: string;
  readonly auth: RouteAuth;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a form, and the file in this field of it is taken in as it comes. */
  readonly upload?: { readonly field: string };
  readonly limit?: PublishedLimit;
  /** Status of success, and its whole body. */
  readonly status: 200 | 201;
  readonly reply: z.ZodType;
  readonly summary: string;
  /** Fields that Beckon adds to the published document say so here. */
  readonly addition?: boolean;
  readonly example: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };
}

/** A socket message that is answered in its acknowledgement. */
export interface RequestEntry<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly kind: 'request';
  readonly name: string;
  readonly payload: P;
  /** Largest payload as JSON, where it is smaller than the general limit of a frame. */
  readonly maxBytes?: number;
  readonly limit?: PublishedLimit;
  /** What stands in `data` of a successful acknowledgement. */
  readonly reply: R;
  readonly summary: string;
  readonly addition?: boolean;
  readonly example: z.input<P>;
}

/** A socket message to the server that the published API does not answer. */
export interface InboundEntry<P extends z.ZodType = z.ZodType> {
  readonly kind: 'inbound';
  readonly name: string;
  readonly payload: P;
  /** Largest payload as JSON, where it is smaller than the general limit of a frame. */
  readonly maxBytes?: number;
  readonly summary: string;
  readonly addition?: boolean;
  readonly example: z.input<P>;
}

/** A socket message from the server. */
export interface OutboundEntry<P extends z.ZodType = z.ZodType> {
  readonly kind: 'outbound';
  readonly name: string;
  readonly payload: P;
  readonly summary: string;
  readonly addition?: boolean;
  readonly example: z.input<P>;
}

/** Declares a route; exists for its types. */
export const route = <const T extends Omit<RouteEntry, 'kind'>>(entry: T): T & { readonly kind: 'route' } => ({
  kind: 'route',
  ...entry,
});

/** The wire name of an entry keeps its literal type, so that a client can be typed by the published name. */
type Named<Entry, N extends string> = Omit<Entry, 'kind' | 'name'> & { readonly name: N };

/** Declares a request; exists for its types. */
export const request = <const N extends string, P extends z.ZodType, R extends z.ZodType>(
  entry: Named<RequestEntry<P, R>, N>,
): RequestEntry<P, R> & { readonly name: N } => ({ kind: 'request', ...entry });

/** Declares a message to the server; exists for its types. */
export const inbound = <const N extends string, P extends z.ZodType>(
  entry: Named<InboundEntry<P>, N>,
): InboundEntry<P> & { readonly name: N } => ({ kind: 'inbound', ...entry });

/** Declares a message from the server; exists for its types. */
export const outbound = <const N extends string, P extends z.ZodType>(
  entry: Named<OutboundEntry<P>, N>,
): OutboundEntry<P> & { readonly name: N } => ({ kind: 'outbound', ...entry });
