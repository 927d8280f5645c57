import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { followAccount, type Kinship, parseKinship } from '#renderer/app/preferences/follow-account.ts';
import { createSettings, type SettingsModel } from '#renderer/app/preferences/settings.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { createStoredValue, showCallNotification } from '#renderer/platform/index.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { FakeRest } from './support/fake-rest.ts';
import { fakeMedia } from './support/fake-media.ts';
import { ada, identityOf, nobody, profileOfAda } from './support/people.ts';
import { show } from './support/show.tsx';

/** A server that keeps one profile, and of its preferences changes what is named. */
const accountWith = (start: Record<string, unknown>) => {
  let preferences = start;
  const rest = new FakeRest()
    .on(platformRoutes.getProfile, () => ok({ user: { ...profileOfAda, preferences } }))
    .on(platformRoutes.updateProfile, ({ body }) => {
      preferences = { ...preferences, ...body.preferences };
      return ok({ user: { ...profileOfAda, preferences } });
    });
  return { rest, kept: () => preferences, change: (next: Record<string, unknown>) => (preferences = next) };
};

/** A browser of its own: its storage, its settings, and whoever is signed in there. */
const browserWith = (rest: FakeRest, identity = identityOf(ada), stored: Record<string, string> = {}) => {
  const area = new Map(Object.entries(stored));
  const storage = {
    getItem: (key: string) => area.get(key) ?? null,
    setItem: (key: string, value: string) => void area.set(key, value),
    removeItem: (key: string) => void area.delete(key),
  };
  const settings = createSettings({ storage: () => storage, spoken: ['en-GB'] });
  const kinship = createStoredValue<Kinship>({ storage: () => storage, key: 'of', parse: parseKinship });
  const clock = createManualClock(0);
  const follower = followAccount({ rest, identity, settings, kinship, clock });
  return { settings, clock, follower, identity, kinship };
};

type Device = ReturnType<typeof browserWith>;

/** The person chooses, and the change settles. */
const choose = async ({ settings, clock, follower }: Device, part: Parameters<SettingsModel['choose']>[0]) => {
  settings.choose(part);
  clock.advance(1_000);
  await follower.refresh();
};

describe('settings that follow the account', () => {
  it('go there when they are chosen, beside what other programs keep, and come to the next device', async () => {
    const account = accountWith({ theme: 'light', captions: { size: 2 }, language: 'klingon' });
    const first = browserWith(account.rest);
    await first.follower.refresh();
    expect(first.settings.store.getState()).toEqual({ language: 'en', theme: 'light', notifications: true });
    await choose(first, { language: 'fr' });
    await choose(first, { theme: 'dark' });
    await choose(first, { notifications: false });
    expect(account.kept()).toEqual({ theme: 'dark', captions: { size: 2 }, language: 'fr', notifications: false });
    expect(account.rest.inputsOf(platformRoutes.updateProfile)[0]?.body.language).toBe('fr');
    const second = browserWith(account.rest, nobody(), { 'beckon.color-scheme': 'light' });
    expect(second.settings.store.getState()).toMatchObject({ language: 'en', theme: 'light' });
    second.identity.setState(ada, true);
    await second.follower.refresh();
    expect(second.settings.store.getState()).toEqual({ language: 'fr', theme: 'dark', notifications: false });
  });

  it('are written once for several choices, and never because they came', async () => {
    const account = accountWith({ theme: 'dark' });
    const device = browserWith(account.rest);
    await device.follower.refresh();
    for (const theme of ['light', 'auto', 'light'] as const) device.settings.choose({ theme });
    device.clock.advance(1_000);
    await device.follower.refresh();
    expect(account.rest.inputsOf(platformRoutes.updateProfile)).toHaveLength(1);
    expect(account.kept()).toEqual({ theme: 'light' });
  });

  it('of two devices do not undo each other, and come to rest', async () => {
    const account = accountWith({});
    const [one, two] = [browserWith(account.rest), browserWith(account.rest)];
    await one.follower.refresh();
    await two.follower.refresh();
    await choose(one, { theme: 'dark' });
    await choose(two, { language: 'es' });
    expect(account.kept()).toEqual({ theme: 'dark', language: 'es' });
    for (const device of [one, two, one, two]) await device.follower.refresh();
    for (const { settings } of [one, two])
      expect(settings.store.getState()).toMatchObject({ theme: 'dark', language: 'es' });
    expect(account.rest.inputsOf(platformRoutes.updateProfile)).toHaveLength(2);
  });

  it('of two devices that write at the same instant are both kept', async () => {
    const account = accountWith({ captions: { size: 2 } });
    const [one, two] = [browserWith(account.rest), browserWith(account.rest)];
    await Promise.all([one.follower.refresh(), two.follower.refresh()]);
    await Promise.all([choose(one, { theme: 'dark' }), choose(two, { notifications: false })]);
    expect(account.kept()).toEqual({ captions: { size: 2 }, theme: 'dark', notifications: false });
    const sent = account.rest.inputsOf(platformRoutes.updateProfile).map(({ body }) => body.preferences);
    expect(sent).toEqual([{ theme: 'dark' }, { notifications: false }]);
  });

  it('wait when the server cannot be reached, and win over what the account has by then', async () => {
    const account = accountWith({ theme: 'light' });
    const device = browserWith(account.rest);
    await device.follower.refresh();
    account.rest.on(platformRoutes.getProfile, () => err({ code: 'OFFLINE', message: '' }));
    await choose(device, { theme: 'dark' });
    account.change({ theme: 'auto', language: 'fr' });
    account.rest.on(platformRoutes.getProfile, () => ok({ user: { ...profileOfAda, preferences: account.kept() } }));
    expect(device.settings.store.getState().theme).toBe('dark');
    await device.follower.refresh();
    expect(account.kept()).toEqual({ theme: 'dark', language: 'fr' });
    expect(device.settings.store.getState()).toMatchObject({ theme: 'dark', language: 'fr' });
  });

  it('that were chosen before any sign-in go with the first account, but not with the next', async () => {
    const account = accountWith({ language: 'es' });
    const chosen = { 'beckon.color-scheme': 'dark', 'beckon.language': 'fr' };
    const device = browserWith(account.rest, nobody(), chosen);
    device.identity.setState(ada, true);
    await device.follower.refresh();
    expect(account.kept()).toEqual({ language: 'es', theme: 'dark' });
    expect(device.settings.store.getState().language).toBe('es');
    account.change({});
    device.identity.setState({ ...ada, token: 'of-ben', user: { ...ada.user, id: '65abc222def333444555666a' } }, true);
    await device.follower.refresh();
    expect(account.kept()).toEqual({});
    device.identity.setState({ kind: 'nobody' }, true);
    await choose(device, { theme: 'light' });
    expect(account.kept()).toEqual({});
    expect(device.settings.store.getState().theme).toBe('light');
  });
});

describe('settings of a browser', () => {
  it('begin with its first language that the app speaks, and keep what is chosen', () => {
    const storage = () => localStorage;
    const settings = createSettings({ storage, spoken: ['de-AT', 'fr-CA', 'en'] });
    expect(settings.store.getState()).toEqual({ language: 'fr', theme: 'auto', notifications: true });
    expect(settings.listChosen()).toEqual([]);
    settings.choose({ theme: 'dark', notifications: false });
    expect(createSettings({ storage, spoken: [] }).store.getState()).toEqual({
      ...{ language: 'en', theme: 'dark', notifications: false },
    });
  });

  it('follow a choice in another tab', () => {
    const settings = createSettings();
    const told = vi.fn();
    settings.onChoice(told);
    localStorage.setItem('beckon.color-scheme', 'dark');
    globalThis.dispatchEvent(new Event('storage'));
    expect(settings.store.getState().theme).toBe('dark');
    expect(told).not.toHaveBeenCalled();
  });

  it('live without a storage', () => {
    const storage = () => {
      throw new Error('blocked');
    };
    const settings = createSettings({ storage, spoken: [] });
    settings.choose({ language: 'es' });
    expect(settings.store.getState().language).toBe('es');
  });
});

describe('the screen of settings', () => {
  const open = (profile: string | null) => {
    const settings = createSettings();
    const { user } = show(
      <SettingsScreen
        profile={profile}
        app={null}
        settings={{ language: 'en', theme: 'auto', notifications: true }}
        onChange={(part) => settings.choose(part)}
        createMedia={() => fakeMedia()}
      />,
    );
    return { user, settings };
  };

  it('tells whether they follow the account', () => {
    open('Ada');
    expect(screen.getByText(/kept with your account/)).toBeVisible();
  });

  it('hands on what is chosen, and no notification is shown against the wish', async () => {
    const shown = vi.fn();
    vi.stubGlobal('Notification', Object.assign(shown, { permission: 'granted' }));
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    showCallNotification({ title: 'Ada calls', body: '', tag: 'x' });
    expect(shown).toHaveBeenCalledTimes(1);
    const { user, settings } = open(null);
    expect(screen.getByText(/Sign in, and they follow you/)).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Language'), 'Français');
    await user.click(screen.getByLabelText('Dark'));
    await user.click(screen.getByLabelText(/^Tell me of calls/));
    expect(settings.store.getState()).toEqual({ language: 'fr', theme: 'dark', notifications: false });
    showCallNotification({ title: 'Ben calls', body: '', tag: 'x' });
    expect(shown).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});
