import type { StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import type { WireUser } from '#renderer/client/catalog.ts';
import type { Identity, RestClient, RouteInput } from '#renderer/client/client-types.ts';
import { platformRoutes, type WireProfile } from '#renderer/client/platform-catalog.ts';

/** The owner of this browser, and the way to ask in that name. */
export interface AccountTools {
  readonly rest: RestClient;
  readonly identity: StoreApi<Identity>;
}

/** What a person needs to sign in. */
export type Credentials = RouteInput<typeof platformRoutes.login>['body'];
/** What an account is made of. */
export type Registration = RouteInput<typeof platformRoutes.register>['body'];

/** A profile as everybody else sees it. */
export const toShownUser = ({ id, firstName, lastName, avatar }: WireProfile): WireUser => ({
  id,
  username: `${firstName} ${lastName}`.trim(),
  isAnonymous: false,
  ...(avatar ? { avatar } : {}),
});

const enter = ({ identity }: AccountTools, user: WireProfile, token: string): Answer<void> => {
  identity.setState({ kind: 'account', token, user: toShownUser(user) }, true);
  return answered(undefined);
};

/** Signs this browser in; whoever was signed in here before no longer is. */
export const signIn = async (tools: AccountTools, body: Credentials): Promise<Answer<void>> => {
  const answer = await tools.rest.call(platformRoutes.login, { body });
  return answer.ok ? enter(tools, answer.value.user, answer.value.token) : answer;
};

/** Makes an account and signs it in. */
export const register = async (tools: AccountTools, body: Registration): Promise<Answer<void>> => {
  const answer = await tools.rest.call(platformRoutes.register, { body });
  return answer.ok ? enter(tools, answer.value.user, answer.value.token) : answer;
};

/** What the administrator's account is given by its one-time link. */
export type OwnerWish = RouteInput<typeof platformRoutes.setup>['body'];

/** Takes over the built-in administrator's account, and signs it in. */
export const setUpOwner = async (tools: AccountTools, body: OwnerWish): Promise<Answer<void>> => {
  const answer = await tools.rest.call(platformRoutes.setup, { body });
  return answer.ok ? enter(tools, answer.value.user, answer.value.token) : answer;
};

/** Signs out here and on the server, which forgets the token. Without a line nothing happens, and the failure says so. */
export const signOut = async ({ rest, identity }: AccountTools): Promise<Answer<void>> => {
  const answer = await rest.call(platformRoutes.logout, {});
  // A token that the server does not know is as good as signed out.
  if (!answer.ok && answer.error.code !== 'UNAUTHORIZED') return answer;
  identity.setState({ kind: 'nobody' }, true);
  return answered(undefined);
};
