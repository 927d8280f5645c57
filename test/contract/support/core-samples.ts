import type { Actor } from '#server/domain/index.ts';
import type { Session } from '#server/dialects/dialect.ts';
import {
  type CoreEvent,
  type CoreSignal,
  type EventName,
  events,
  type SignalName,
  signals,
} from '#shared/contract/index.ts';
import type { AccountId, GuestId, ConversationId, ShareLinkId } from '#shared/kernel/ids.ts';

/** A signed-in account. */
export const account: Extract<Actor, { kind: 'account' }> = {
  kind: 'account',
  id: '65abc456def789012345678a' as AccountId,
  person: { id: '65abc456def789012345678a' as AccountId, kind: 'account', name: 'Ada' },
  role: 'user',
  language: 'en',
  signInId: 'sign-in-1',
};

/** A guest of a share link. */
export const guest: Extract<Actor, { kind: 'guest' }> = {
  kind: 'guest',
  id: '65abc456def789012345678b' as GuestId,
  person: { id: '65abc456def789012345678b' as GuestId, kind: 'guest', name: 'Ben' },
  language: 'en',
  conversationId: '65abc123def456789012345a' as ConversationId,
  shareLinkId: '65abc123def456789012345b' as ShareLinkId,
  signInId: 'sign-in-2',
};

/** The connection that messages are translated for. */
export const session: Session = { actor: account, baseUrl: 'https://beckon.example' };

const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);

const namesOf = <T extends object>(table: T): (keyof T)[] =>
  Reflect.ownKeys(table).filter((key) => isKeyOf(table, key));

/** Every event of the contract as its example shows it. */
export const eventSamples: readonly CoreEvent[] = namesOf(events).map(
  (name: EventName) => ({ name, payload: events[name].payload.parse(events[name].example) }) as CoreEvent,
);

/** Every signal of the contract as its example shows it. */
export const signalSamples: readonly CoreSignal[] = namesOf(signals).map(
  (name: SignalName) => ({ name, payload: signals[name].payload.parse(signals[name].example) }) as CoreSignal,
);
