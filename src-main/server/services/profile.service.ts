import { fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { mergePreferences, MOST_PREFERENCES } from '../domain/index.ts';
import type { AccountRepository, Faces, Handlers, StoredAccount } from '../ports/index.ts';
import { type AvatarKeeper, isKept } from './avatar-keeper.ts';
import { accountOf } from './call-standing.ts';
import { toPerson } from './conversations.service.ts';
import type { PresenceBoard } from './presence-board.ts';
import { namesOf, toProfile } from './profiles.ts';

interface Parts {
  readonly accounts: AccountRepository;
  readonly avatars: AvatarKeeper;
  readonly presence: PresenceBoard;
  readonly faces: Faces;
}

type ProfileHandlers = Pick<Handlers, Extract<keyof Handlers, `profile.${string}`> | 'avatar.open'>;

/** The own profile, with the picture in it. */
export const createProfileService = (parts: Parts): ProfileHandlers => {
  const { accounts, avatars, presence, faces } = parts;
  const show = async (former: StoredAccount) => {
    const account = (await accounts.find(former.id)) ?? former;
    faces.changed(toPerson(account));
    return account;
  };
  return {
    'profile.get': async (asker) => {
      const account = await accounts.find(accountOf(asker).id);
      return account ? ok({ profile: toProfile(account, presence.of(account)) }) : fail('UNAUTHENTICATED');
    },
    'profile.update': async (asker, { phone, avatar, language, preferences, ...names }) => {
      const account = await accounts.find(accountOf(asker).id);
      if (!account) return fail('UNAUTHENTICATED');
      if (avatar && isKept(avatar) && avatar !== account.avatar)
        return fail('INVALID_INPUT', 'Upload a picture instead of giving its address on this server.');
      const isKeptWhole = await accounts.update(account.id, {
        ...withNames(account, withoutUndefined(names)),
        language,
        preferences: preferences && ((kept) => mergePreferences(kept, preferences)),
        // An empty text takes it away.
        phone: phone === '' ? null : phone,
        avatar: avatar === '' ? null : avatar,
      });
      if (!isKeptWhole)
        return fail('INVALID_INPUT', `Keep less in the preferences: ${MOST_PREFERENCES} characters is the most.`);
      const changed = await show(account);
      if (changed.avatar !== account.avatar) await avatars.drop(account.avatar);
      return ok({ profile: toProfile(changed, presence.of(changed)) });
    },
    'profile.setAvatar': async (asker, { content }) => {
      const account = await accounts.find(accountOf(asker).id);
      if (!account) return fail('UNAUTHENTICATED');
      const replaced = await avatars.replace(account, content);
      if (!replaced.ok) return replaced;
      const changed = await show(account);
      return ok({ profile: toProfile(changed, presence.of(changed)) });
    },
    'avatar.open': avatars.open,
  };
};

/** Both names and the whole one; nothing when none is given, as another device may change them meanwhile. */
const withNames = (account: StoredAccount, names: { readonly firstName?: string; readonly lastName?: string }) => {
  if (Object.keys(names).length === 0) return {};
  const { firstName, lastName } = { ...namesOf(account), ...names };
  return { firstName, lastName, name: `${firstName} ${lastName}`.trim() };
};

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
