import type * as z from 'zod/mini';

/** The windows of the app; each may ask only what its requests name. */
export type WindowKind = 'main' | 'control' | 'ringing' | 'mini';

/** Something a window may ask of the desktop. */
export interface RequestSpec<I extends z.ZodMiniType = z.ZodMiniType, O extends z.ZodMiniType = z.ZodMiniType> {
  readonly input: I;
  readonly output: O;
  /** Which windows may ask. */
  readonly by: readonly WindowKind[];
  readonly doc: string;
}

/** Something the desktop tells a window. */
export interface EventSpec<P extends z.ZodMiniType = z.ZodMiniType> {
  readonly payload: P;
  readonly doc: string;
}

/** Declares a request; exists for its types. */
export const request = <I extends z.ZodMiniType, O extends z.ZodMiniType>(spec: RequestSpec<I, O>): RequestSpec<I, O> =>
  spec;

/** Declares an event; exists for its types. */
export const event = <P extends z.ZodMiniType>(spec: EventSpec<P>): EventSpec<P> => spec;
