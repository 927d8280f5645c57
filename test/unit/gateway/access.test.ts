import { describe, expect, test } from 'vitest';
import type { Permission } from '#shared/contract/index.ts';
import type { Actor, GuestActor, OperatorActor } from '#server/domain/index.ts';
import { refuse } from '#server/gateway/access.ts';
import { CALL, personNamed, placeOf } from '#test/support/call-states.ts';
import { accountNamed } from '#test/support/fakes/connection.ts';

const guest: GuestActor = {
  kind: 'guest',
  id: 'gil' as GuestActor['id'],
  person: { ...personNamed('gil'), kind: 'guest' },
  language: 'en',
  conversationId: 'conversation' as GuestActor['conversationId'],
  shareLinkId: 'link' as GuestActor['shareLinkId'],
  signInId: 'gil',
};

const operator: OperatorActor = {
  kind: 'operator',
  name: 'Olga',
  id: 'olga' as OperatorActor['id'],
  callId: CALL,
  observerId: placeOf('olga'),
  signInId: 'olga',
};

const actors = {
  nobody: { kind: 'nobody' },
  guest,
  user: accountNamed('ada'),
  moderator: accountNamed('mo', 'moderator'),
  admin: accountNamed('root', 'admin'),
  operator,
  mediaServer: { kind: 'mediaServer' },
  system: { kind: 'system' },
} as const satisfies Record<string, Actor>;

/** Who may ask for what; everybody else may not. */
const allowed: Record<Permission, readonly (keyof typeof actors)[]> = {
  anyone: ['nobody', 'guest', 'user', 'moderator', 'admin', 'operator', 'mediaServer', 'system'],
  person: ['guest', 'user', 'moderator', 'admin', 'system'],
  account: ['user', 'moderator', 'admin', 'system'],
  staff: ['moderator', 'admin', 'system'],
  admin: ['admin', 'system'],
  steering: ['guest', 'user', 'moderator', 'admin', 'operator', 'system'],
  media: ['guest', 'user', 'moderator', 'admin', 'operator', 'mediaServer', 'system'],
  mediaSecret: ['mediaServer', 'system'],
  system: ['system'],
};

describe.each(Object.entries(allowed) as [Permission, readonly string[]][])('operations for %s', (permission, may) => {
  test.each(Object.entries(actors))('%s', (name, actor) => {
    const expected = may.includes(name) ? undefined : name === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    expect(refuse(permission, actor)?.code).toBe(expected);
  });
});
