import type { AccountRole, Person } from '#shared/contract/index.ts';
import type {
  AccountId,
  CallId,
  ConversationId,
  GuestId,
  OperatorId,
  ParticipantId,
  PersonId,
  ShareLinkId,
} from '#shared/kernel/ids.ts';

/** A signed-in account. */
export interface AccountActor {
  readonly kind: 'account';
  readonly id: AccountId;
  readonly person: Person;
  readonly role: AccountRole;
  readonly language: string;
  /** Came by a ticket into the media of this one call, and may do nothing else. */
  readonly scope?: CallId | undefined;
  /** Names the sign-in, so that the newest connection of one sign-in can replace the older. */
  readonly signInId: string;
}

/** Somebody who came by a share link. */
export interface GuestActor {
  readonly kind: 'guest';
  readonly id: GuestId;
  readonly person: Person;
  readonly language: string;
  readonly conversationId: ConversationId;
  readonly shareLinkId: ShareLinkId;
  /** Came by an invitation into this one call. */
  readonly callId?: CallId | undefined;
  readonly signInId: string;
}

/** Whoever can be in a call. */
export type PersonActor = AccountActor | GuestActor;

/** Holds a control token: watches and steers one call without being in it. Never a participant, never counted. */
export interface OperatorActor {
  readonly kind: 'operator';
  readonly id: OperatorId;
  readonly callId: CallId;
  /** Of the account that had the token made. */
  readonly name: string;
  /** Owns what this operator receives in the SFU; no participant ever has this id. */
  readonly observerId: ParticipantId;
  readonly signInId: string;
}

/** Whoever can hold a connection. */
export type ConnectedActor = PersonActor | OperatorActor;

/** Who asks. `mediaServer` holds the shared media secret, `system` is the server itself. */
export type Actor =
  ConnectedActor | { readonly kind: 'nobody' } | { readonly kind: 'mediaServer' } | { readonly kind: 'system' };

/** True for accounts and guests. */
export const isPerson = (actor: Actor): actor is PersonActor => actor.kind === 'account' || actor.kind === 'guest';

/** Under what a connection is told things: people by their own id, operators by the call that they steer. */
export type ReceiverId = PersonId | CallId;

/** The receiver behind a connection. */
export const receiverOf = (actor: ConnectedActor): ReceiverId => (actor.kind === 'operator' ? actor.callId : actor.id);
