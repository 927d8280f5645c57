import { type Outcome, type ShareLink, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { GuestId, ShareLinkId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { findSeat, leaveCall, tell } from '../domain/index.ts';
import type {
  Connections,
  Handlers,
  Publisher,
  RandomSource,
  Repositories,
  SerialQueue,
  StoredGuest,
} from '../ports/index.ts';
import { requireConversation, requireModerated } from './conversations.service.ts';
import type { LiveCalls } from './live-calls.ts';

const GUEST_LIFE_MS = 24 * 3_600_000;

interface Parts {
  readonly repositories: Repositories;
  readonly live: LiveCalls;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** True while a link lets people in. */
const isOpen = (link: ShareLink, now: number): boolean =>
  link.revokedAt === undefined &&
  (link.expiresAt === undefined || link.expiresAt > now) &&
  (link.maxUses === undefined || link.uses < link.maxUses);

/** Links by which guests come in, and the guests' sign-ins that hang on them. */
export const createShareLinksService = (
  parts: Parts,
): Pick<Handlers, Extract<keyof Handlers, `shareLink.${string}`>> => {
  const { repositories, random, clock } = parts;
  const { conversations, guests, shareLinks } = repositories;

  const requireOpen = async (token: string): Promise<Outcome<ShareLink>> => {
    const link = await shareLinks.findByTokenHash(random.hash(token.trim().toLowerCase()));
    if (!link) return fail('SHARE_LINK_NOT_FOUND');
    const isOver = link.callId !== undefined && !(await parts.live.requireLive(link.callId)).ok;
    return isOpen(link, clock.now()) && !isOver ? ok(link) : fail('SHARE_LINK_EXPIRED');
  };

  return {
    'shareLink.create': async (asker, { conversationId, expiresAt, maxUses }) => {
      const found = await requireModerated(repositories, asker, conversationId);
      if (!found.ok) return found;
      const now = clock.now();
      if (expiresAt !== undefined && expiresAt <= now)
        return fail('INVALID_INPUT', 'The link would have expired already.');
      const shareLink: ShareLink = {
        id: random.objectId() as ShareLinkId,
        conversationId,
        createdAt: now,
        expiresAt,
        maxUses,
        uses: 0,
      };
      const token = random.joinCode();
      await shareLinks.insert(shareLink, random.hash(token));
      return ok({ shareLink, token });
    },
    'shareLink.list': async (asker, { conversationId }) => {
      const found = await requireConversation(repositories, asker, conversationId);
      if (!found.ok) return found;
      const links = await shareLinks.list(conversationId);
      return ok({ shareLinks: links.filter(({ callId }) => callId === undefined) });
    },
    'shareLink.revoke': async (asker, { conversationId, shareLinkId }) => {
      const found = await requireModerated(repositories, asker, conversationId);
      if (!found.ok) return found;
      const link = await shareLinks.find(shareLinkId);
      if (link?.conversationId !== conversationId) return fail('SHARE_LINK_NOT_FOUND');
      return ok({ shareLink: await withdrawLink(parts, link) });
    },
    'shareLink.describe': async (_asker, { token }) => {
      const link = await requireOpen(token);
      const conversation = link.ok ? await conversations.find(link.value.conversationId) : undefined;
      if (!link.ok) return link;
      if (!conversation) return fail('SHARE_LINK_NOT_FOUND');
      const { id, title, lobby } = conversation;
      return ok({ conversationId: id, title, lobby, name: link.value.name });
    },
    'shareLink.enter': async (_asker, { token, name, language }) => {
      const link = await requireOpen(token);
      if (!link.ok) return link;
      const now = clock.now();
      if (!(await shareLinks.tryUse(link.value.id, now))) return fail('SHARE_LINK_EXPIRED');
      tellUse(parts.publisher, link.value);
      const sessionToken = random.token();
      const guest: StoredGuest = {
        id: random.objectId() as GuestId,
        shareLinkId: link.value.id,
        conversationId: link.value.conversationId,
        name,
        language: language ?? 'en',
        tokenHash: random.hash(sessionToken),
        createdAt: now,
        expiresAt: now + GUEST_LIFE_MS,
      };
      await guests.insert(guest);
      const { id: guestId, conversationId, expiresAt } = guest;
      return ok({ sessionToken, guestId, name, conversationId, expiresAt });
    },
  };
};

/** Operators see who has come by an invitation into their call. */
export const tellUse = (publisher: Publisher, link: ShareLink): void => {
  const { callId, uses } = link;
  if (callId === undefined) return;
  const shareLink = { ...link, uses: uses + 1 };
  publisher.publish([tell('invitation.changed', { callId, shareLink, change: 'used' }, [])]);
};

/** Shuts a link and takes out everybody who came by it. */
export const withdrawLink = async (parts: Parts, link: ShareLink): Promise<ShareLink> => {
  const { guests, shareLinks } = parts.repositories;
  const revokedAt = link.revokedAt ?? parts.clock.now();
  await shareLinks.revoke(link.id, revokedAt);
  for (const guest of await guests.listByShareLink(link.id)) await expel(parts, guest);
  return { ...link, revokedAt };
};

/** A guest whose link was withdrawn is told, leaves all calls and loses the connection. */
const expel = async ({ live, queue, publisher, connections }: Parts, guest: StoredGuest): Promise<void> => {
  const person = { id: guest.id, kind: 'guest' as const, name: guest.name };
  publisher.publish([tell('session.revoked', { person }, [guest.id])]);
  for (const { id } of live.list().filter((call) => findSeat(call, guest.id))) {
    await queue.run(id, async () => {
      const call = await live.requireLive(id);
      const seat = call.ok ? findSeat(call.value, guest.id) : undefined;
      if (call.ok && seat) await live.commit(leaveCall(call.value, seat, live.facts(), true));
    });
  }
  for (const connection of connections.ofPerson(guest.id)) connection.close('revoked');
};
