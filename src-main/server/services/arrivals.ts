import type { Clock } from '#shared/kernel/clock.ts';
import type { GuestId } from '#shared/kernel/ids.ts';
import type { Publisher, RandomSource, Repositories, StoredGuest } from '../ports/index.ts';
import { tellUse } from './share-links.service.ts';

interface Parts {
  readonly repositories: Pick<Repositories, 'guests' | 'shareLinks'>;
  readonly publisher: Publisher;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/**
 * Makes a guest of whoever shows an invitation into one call itself, instead of a session token; from then on the invitation is the
 * session token. Undefined when it is none, or lets nobody in. Whoever shows it twice at once is one guest all the same.
 */
export const createArrivals = ({ repositories, publisher, random, clock }: Parts) => {
  const { guests, shareLinks } = repositories;
  const arriving = new Map<string, Promise<StoredGuest | undefined>>();

  const arrive = async (tokenHash: string): Promise<StoredGuest | undefined> => {
    const link = await shareLinks.findByTokenHash(tokenHash);
    const now = clock.now();
    if (!link?.callId || link.expiresAt === undefined || !(await shareLinks.tryUse(link.id, now))) return undefined;
    const guest: StoredGuest = {
      id: random.objectId() as GuestId,
      shareLinkId: link.id,
      conversationId: link.conversationId,
      name: link.name ?? 'Guest',
      language: 'en',
      tokenHash,
      createdAt: now,
      expiresAt: link.expiresAt,
    };
    await guests.insert(guest);
    tellUse(publisher, link);
    return guest;
  };

  return (tokenHash: string): Promise<StoredGuest | undefined> => {
    const begun = arriving.get(tokenHash);
    if (begun) return begun;
    const arrival = arrive(tokenHash).finally(() => arriving.delete(tokenHash));
    arriving.set(tokenHash, arrival);
    return arrival;
  };
};
