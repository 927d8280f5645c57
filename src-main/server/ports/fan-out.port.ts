import type { CoreEvent, CoreSignal, Person } from '#shared/contract/index.ts';
import type { Source } from '#shared/kernel/emitter.ts';
import type { CallId, ConnectionId, ParticipantId, PersonId } from '#shared/kernel/ids.ts';
import type { Actor, ConnectedActor, Outgoing, ReceiverId } from '../domain/index.ts';

/** What a connection is told. Lossy signals may be dropped on the way. */
export type Delivery =
  /** `isOwnDoing` when the same sign-in brought it about. */
  | { readonly kind: 'event'; readonly event: CoreEvent; readonly isOwnDoing?: boolean }
  | { readonly kind: 'signal'; readonly signal: CoreSignal };

/** One live connection of a person or an operator. */
export interface Connection {
  readonly id: ConnectionId;
  readonly actor: ConnectedActor;
  readonly deliver: (delivery: Delivery) => void;
  /** Ends the connection from this side. */
  readonly close: (why: 'replaced' | 'revoked') => void;
}

/** A participant's place that a connection keeps alive. */
export interface Attachment {
  readonly callId: CallId;
  readonly participantId: ParticipantId;
  readonly personId: PersonId;
}

/** Who is connected, and which places in calls hang on which connection. */
export interface Connections {
  /** Registers the connection; the same id again takes the place of the former entry and keeps what hangs on it. */
  open(connection: Connection): void;
  /** Forgets the connection and reports the places that hung on it. Unknown ids are fine. */
  close(id: ConnectionId): void;
  ofPerson(personId: PersonId): readonly Connection[];
  /** The connections of a person, or of all operators of a call. */
  of(receiver: ReceiverId): readonly Connection[];
  /** Places whose connection has gone. */
  readonly lost: Source<Attachment>;
  /** Every new connection, once it can be told things. */
  readonly opened: Source<Connection>;
  /** Every connection that is gone, once the register has forgotten it. */
  readonly closed: Source<Connection>;
  /**
   * Hangs a place on a connection; without one, on the person's newest, or else on the next that the person opens.
   * A connection that has gone meanwhile counts as lost at once.
   */
  attach(attachment: Attachment, connectionId: ConnectionId | undefined): void;
  /** The place is no more: nothing hangs on it. Unknown ones are fine. */
  detach(participantId: ParticipantId): void;
  /** True while a live connection keeps this place. */
  isHeld(participantId: ParticipantId): boolean;
  readonly size: number;
}

/** How people look now: a connection knows only how its person looked when it was opened. */
export interface Faces {
  /** Somebody has another name or picture from now on. */
  changed(person: Person): void;
  /** The asker as he or she looks now. */
  current(actor: Actor): Actor;
}

/** The out-gate: hands committed events to the connections of those they are for, in order. Operators hear what participants hear. */
export interface Publisher {
  publish(events: readonly Outgoing[]): void;
  /** High-rate facts; a connection may drop them. */
  signal(signal: CoreSignal, to: readonly ReceiverId[]): void;
  /** Every committed event with its receivers, for logs and observers inside the server. */
  readonly published: Source<Outgoing>;
}

/** Runs tasks of the same key one after another, in order of arrival; different keys do not wait for each other. */
export interface SerialQueue {
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** Resolves when all that was queued so far is done. */
  drain(): Promise<void>;
}
