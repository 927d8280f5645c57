import type { MailKind } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { RandomSource, Repositories, StoredAccount } from '../ports/index.ts';
import type { PostOffice } from './post-office.ts';
import { namesOf } from './profiles.ts';

const HOUR_MS = 3_600_000;

/** How long a link works, and the page it leads to. */
const linkKinds: Record<MailKind, { readonly lifeMs: number; readonly path: string }> = {
  verifyEmail: { lifeMs: 24 * HOUR_MS, path: 'verify-email' },
  resetPassword: { lifeMs: HOUR_MS, path: 'reset-password' },
};

/** Links that work once, for a while, and only the newest of its kind. */
export interface EmailLinks {
  sendVerification(account: StoredAccount, linkBase: string): Promise<void>;
  sendReset(account: StoredAccount, linkBase: string): Promise<void>;
}

interface Parts {
  readonly repositories: Repositories;
  readonly postOffice: PostOffice;
  readonly random: RandomSource;
  readonly clock: Clock;
}

/** Makes a link whose token is known to nobody else; the store keeps the hash. Gives the path. */
const makeLink = async (
  { repositories, random, clock }: Omit<Parts, 'postOffice'>,
  account: Pick<StoredAccount, 'id' | 'email'>,
  purpose: MailKind,
): Promise<string> => {
  const { lifeMs, path } = linkKinds[purpose];
  const token = random.token();
  await repositories.oneTimeTokens.replace({
    tokenHash: random.hash(token),
    accountId: account.id,
    purpose,
    email: account.email ?? '',
    expiresAt: clock.now() + lifeMs,
  });
  return `/${path}/${token}`;
};

/** Builds the links of mails. */
export const createEmailLinks = (parts: Parts): EmailLinks => {
  const send = async (account: StoredAccount, purpose: MailKind, linkBase: string) => {
    if (account.email === undefined) return;
    const link = `${linkBase}${await makeLink(parts, account, purpose)}`;
    await parts.postOffice.post(purpose, account.email, { firstName: namesOf(account).firstName, link });
  };
  return {
    sendVerification: (account, linkBase) => send(account, 'verifyEmail', linkBase),
    sendReset: (account, linkBase) => send(account, 'resetPassword', linkBase),
  };
};
