import type { AccountRole, Person } from '#shared/contract/index.ts';
import type { AccountId, ConversationId, GuestId, ShareLinkId } from '#shared/kernel/ids.ts';

/** A signed-in account. */
export interface AccountActor {
  readonly kind: 'account';
  readonly id: AccountId;
  readonly person: Person;
  readonly role: AccountRole;
  readonly language: string;
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
  readonly signInId: string;
}

/** Whoever can be in a call. */
export type PersonActor = AccountActor | GuestActor;

/** Who asks. `mediaServer` holds the shared media secret, `system` is the server itself. */
export type Actor =
  PersonActor | { readonly kind: 'nobody' } | { readonly kind: 'mediaServer' } | { readonly kind: 'system' };

/** True for accounts and guests. */
export const isPerson = (actor: Actor): actor is PersonActor => actor.kind === 'account' || actor.kind === 'guest';
