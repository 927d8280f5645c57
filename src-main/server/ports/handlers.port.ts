import type { InputOf, OperationName, Outcome, OutputOf } from '#shared/contract/index.ts';
import type { ConnectionId } from '#shared/kernel/ids.ts';
import type { Actor } from '../domain/index.ts';

/** What comes with a request besides its input. */
export interface RequestContext {
  /** The socket it came by; absent for REST. */
  readonly connectionId?: ConnectionId | undefined;
  readonly correlationId: string;
  /** The network address of whoever asks, as far as the server can tell. */
  readonly address?: string | undefined;
}

/** Who asks, and by which way. */
export interface Asker extends RequestContext {
  readonly actor: Actor;
}

/** One operation of the core. Access by permission is checked before; finer rules are its own. */
export type Handler<N extends OperationName> = (asker: Asker, input: InputOf<N>) => Promise<Outcome<OutputOf<N>>>;

/** Total over all operations: a forgotten one does not compile. */
export type Handlers = { readonly [N in OperationName]: Handler<N> };
