import type { Profile } from '#shared/contract/index.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { StoredAccount } from '../ports/index.ts';
import type { PresenceBoard } from './presence-board.ts';
import { toProfile } from './profiles.ts';
import type { SignInRegister } from './sign-in-register.ts';

interface Parts {
  readonly presence: PresenceBoard;
  readonly signIns: SignInRegister;
}

/** Signs in whoever has proven to be this account. */
export const enterAs = async (
  { presence, signIns }: Parts,
  account: StoredAccount,
): Promise<Extract<Result<{ profile: Profile; token: string }, never>, { ok: true }>> => {
  presence.noteSignIn(account.id);
  const profile = toProfile(account, presence.of(account));
  return ok({ profile, token: await signIns.open(account) });
};
