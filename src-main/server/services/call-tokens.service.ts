import { type PayloadOf, type ShareLink, fail } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { OperatorId, ShareLinkId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type {
  Asker,
  Connections,
  Handlers,
  Publisher,
  RandomSource,
  Repositories,
  SerialQueue,
} from '../ports/index.ts';
import { tell } from '../domain/index.ts';
import { accountOf } from './call-standing.ts';
import type { LiveCalls } from './live-calls.ts';
import { authorOf, requireOperated, requireSteered } from './operator-standing.ts';
import { withdrawLink } from './share-links.service.ts';

/** How long a token is good for unless told otherwise. */
const TOKEN_LIFE_MS = 24 * 3_600_000;

interface Parts {
  readonly live: LiveCalls;
  readonly repositories: Repositories;
  readonly connections: Connections;
  readonly publisher: Publisher;
  readonly queue: SerialQueue;
  readonly random: RandomSource;
  readonly clock: Clock;
}

type TokenHandlers = Pick<
  Handlers,
  'operator.issueToken' | 'operator.invite' | 'operator.listInvitations' | 'operator.withdrawInvitation'
>;

/** Tokens for one call: to steer it, and to come into it. */
export const createCallTokensService = (parts: Parts): TokenHandlers => {
  const { live, publisher, random, clock } = parts;
  const { controlTokens, shareLinks } = parts.repositories;
  const tellChange = (asker: Asker, payload: PayloadOf<'invitation.changed'>) =>
    publisher.publish([{ ...tell('invitation.changed', payload, []), ...authorOf(asker) }]);

  return {
    'operator.issueToken': async (asker, { callId, lifeMs = TOKEN_LIFE_MS }) => {
      const call = await requireSteered(live, asker, callId);
      if (!call.ok) return call;
      const token = random.token();
      const createdAt = clock.now();
      const expiresAt = createdAt + lifeMs;
      const id = random.objectId() as OperatorId;
      const accountId = accountOf(asker).id;
      await controlTokens.insert({ id, callId, tokenHash: random.hash(token), accountId, createdAt, expiresAt });
      return ok({ token, expiresAt });
    },
    'operator.invite': async (asker, { callId, name, lifeMs = TOKEN_LIFE_MS, maxUses }) => {
      const call = await requireSteered(live, asker, callId);
      if (!call.ok) return call;
      const token = random.linkToken();
      const createdAt = clock.now();
      const expiresAt = createdAt + lifeMs;
      const { conversationId } = call.value;
      const id = random.objectId() as ShareLinkId;
      const shareLink: ShareLink = { id, conversationId, callId, name, createdAt, expiresAt, maxUses, uses: 0 };
      await shareLinks.insert(shareLink, random.hash(token));
      tellChange(asker, { callId, shareLink, change: 'made' });
      return ok({ shareLink, token, expiresAt });
    },
    'operator.listInvitations': async (asker, { callId }) => {
      const call = await requireOperated(live, asker, callId);
      if (!call.ok) return call;
      return ok({ shareLinks: [...(await shareLinks.listOfCall(callId))] });
    },
    'operator.withdrawInvitation': async (asker, { callId, shareLinkId }) => {
      const call = await requireOperated(live, asker, callId);
      if (!call.ok) return call;
      const link = await shareLinks.find(shareLinkId);
      if (link?.callId !== callId) return fail('SHARE_LINK_NOT_FOUND');
      const shareLink = await withdrawLink(parts, link);
      if (link.revokedAt === undefined) tellChange(asker, { callId, shareLink, change: 'withdrawn' });
      return ok({ shareLink });
    },
  };
};
