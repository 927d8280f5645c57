import { platformRoutes as routes } from '#renderer/client/platform-catalog.ts';
import type { Answer } from '#renderer/client/answer.ts';
import type { RestClient } from '#renderer/client/client-types.ts';
import { createDeed, type Deed } from './deed.ts';

/** What is done to a call. */
export type CallDeed =
  | { readonly kind: 'end'; readonly callId: string }
  | { readonly kind: 'kick'; readonly callId: string; readonly userId: string };

/** Does things to calls, by what the server offers. */
export const createCallDeeds = (rest: RestClient): Deed<readonly [CallDeed], object> =>
  createDeed(async (deed: CallDeed): Promise<Answer<object>> =>
    deed.kind === 'end'
      ? await rest.call(routes.adminEndCall, { params: { callId: deed.callId } })
      : await rest.call(routes.kick, { params: { callId: deed.callId, userId: deed.userId } }),
  );
