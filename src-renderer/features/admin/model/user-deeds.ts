import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient } from '#renderer/client/client-types.ts';
import type { AccountRole } from '#renderer/features/account/index.ts';
import { createDeed, type Deed } from './deed.ts';

/** What is done to an account; one at a time. */
export type UserDeed =
  | { readonly kind: 'suspend'; readonly userId: string; readonly reason: string }
  | { readonly kind: 'activate'; readonly userId: string }
  | { readonly kind: 'setRole'; readonly userId: string; readonly role: AccountRole }
  | { readonly kind: 'delete'; readonly userId: string };

/** Does things to accounts, by what the server offers. */
export const createUserDeeds = (rest: RestClient): Deed<readonly [UserDeed], object> =>
  createDeed(async (deed: UserDeed): Promise<Answer<object>> => {
    const params = { userId: deed.userId };
    if (deed.kind === 'suspend') {
      return await rest.call(routes.suspendUser, { params, body: deed.reason ? { reason: deed.reason } : {} });
    }
    if (deed.kind === 'activate') return await rest.call(routes.activateUser, { params });
    if (deed.kind === 'delete') return await rest.call(routes.deleteUser, { params });
    return await rest.call(routes.updateUser, { params, body: { role: deed.role } });
  });
