import { createStore, type StoreApi } from 'zustand/vanilla';
import { answered, type Answer } from '#renderer/client/answer.ts';
import type { RouteInput, WireFailure } from '#renderer/client/client-types.ts';
import { platformRoutes, type WireProfile } from '#renderer/client/platform-catalog.ts';
import { type AccountTools, toShownUser } from './sign-in.ts';

/** How somebody shows to others. */
export type Presence = WireProfile['status'];

/** The own profile, once it is read. */
export type ProfileView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: WireFailure }
  | { readonly kind: 'ready'; readonly profile: WireProfile };

type Change = RouteInput<typeof platformRoutes.updateProfile>['body'];

export interface ProfileModel {
  readonly store: StoreApi<ProfileView>;
  load(): Promise<void>;
  /** Changes what is given and nothing else; name and picture change for every part of the page. */
  save(change: Change): Promise<Answer<void>>;
  /** Shows this picture, a PNG, JPEG, WebP or GIF, to others. */
  uploadPicture(file: Blob): Promise<Answer<void>>;
  removePicture(): Promise<Answer<void>>;
  setStatus(status: Presence): Promise<Answer<void>>;
  changePassword(wish: RouteInput<typeof platformRoutes.changePassword>['body']): Promise<Answer<void>>;
  /** Asks for the mail that proves the address once more. */
  resendVerification(): Promise<Answer<void>>;
}

/** Builds the model, still empty. */
export const createProfile = ({ rest, identity }: AccountTools): ProfileModel => {
  const store = createStore<ProfileView>(() => ({ kind: 'loading' }));
  const take = (profile: WireProfile): Answer<void> => {
    store.setState({ kind: 'ready', profile }, true);
    const current = identity.getState();
    const user = toShownUser(profile);
    const isNews =
      current.kind === 'account' && (current.user.username !== user.username || current.user.avatar !== user.avatar);
    if (isNews) identity.setState({ ...current, user }, true);
    return answered(undefined);
  };
  return {
    store,
    async load() {
      const answer = await rest.call(platformRoutes.getProfile, {});
      if (answer.ok) take(answer.value.user);
      else if (store.getState().kind !== 'ready') store.setState({ kind: 'failed', failure: answer.error }, true);
    },
    async save(body) {
      const answer = await rest.call(platformRoutes.updateProfile, { body });
      return answer.ok ? take(answer.value.user) : answer;
    },
    async uploadPicture(file) {
      const answer = await rest.call(platformRoutes.uploadAvatar, { file });
      return answer.ok ? take(answer.value.user) : answer;
    },
    async removePicture() {
      const answer = await rest.call(platformRoutes.removeAvatar, {});
      return answer.ok ? take(answer.value.user) : answer;
    },
    async setStatus(status) {
      const answer = await rest.call(platformRoutes.updateStatus, { body: { status } });
      return answer.ok ? take(answer.value.user) : answer;
    },
    async changePassword(body) {
      const answer = await rest.call(platformRoutes.changePassword, { body });
      return answer.ok ? answered(undefined) : answer;
    },
    async resendVerification() {
      const view = store.getState();
      if (view.kind !== 'ready' || view.profile.email === null) return answered(undefined);
      const answer = await rest.call(platformRoutes.resendVerification, { body: { email: view.profile.email } });
      return answer.ok ? answered(undefined) : answer;
    },
  };
};
