import { type Browser, type Locator, type Page, expect, test } from '@playwright/test';
import { createCall, registerUsers } from '#test/support/drivers/platform/index.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { openSignedIn } from './support/accounts.ts';
import { launchChromium } from './support/browsers.ts';
import { findProblems } from './support/find-problems.ts';
import { type Attendee, expectMoving, openProfile, tileOf } from './support/meeting.ts';

const PASSWORD = 'SecurePass123';
const REMINDER_MS = 600_000;

const register = async ({ page, name }: Attendee, url: string, lastName: string): Promise<void> => {
  await page.goto(url);
  await page.getByTestId('nav-sign-in').click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('First name').fill(name);
  await page.getByLabel('Last name').fill(lastName);
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByTestId('register').click();
  await expect(page.getByTestId('person-menu')).toContainText(`${name} ${lastName}`);
};

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByTestId('sign-in').click();
};

/** A few points of colour. */
const FACE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEklEQVR4nGM4EaChEXCCAUIBACMOBQGEkS8pAAAAAElFTkSuQmCC',
  'base64',
);

/** Waits until a picture of the person stands there, and is really one. */
const expectPicture = (place: Locator): Promise<void> =>
  expect
    .poll(() =>
      place.locator('img').evaluate((picture) => (picture instanceof HTMLImageElement ? picture.naturalWidth : 0)),
    )
    .toBeGreaterThan(0);

const goTo = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();

test.describe('people', () => {
  let server: TestServer;
  let browser: Browser;
  test.beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });
  test.afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('S2-R1 S2-R3 S2-R13 S2-E20 register, become contacts, see presence, call, chat, plan, and sign out', async () => {
    const ada = await openProfile(browser, 'Ada');
    const ben = await openProfile(browser, 'Ben');
    await register(ada, server.url, 'Lovelace');
    await register(ben, server.url, 'Turing');

    await goTo(ada.page, 'Contacts');
    await ada.page.getByTestId('search-people').fill('turing');
    await ada.page.getByTestId('add-contact').click();
    await ada.page.getByTestId('search-people').fill('');
    const row = ada.page.getByTestId('contact-row').filter({ hasText: 'Ben Turing' });
    await expect(row).toHaveAttribute('data-status', 'online');
    await ben.page.goto('about:blank');
    await expect(row).toHaveAttribute('data-status', 'offline');
    await ben.page.goto(`${server.url}/settings`);
    await expect(row).toHaveAttribute('data-status', 'online');
    await ben.page.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: FACE });
    await ben.page.getByTestId('use-picture').click();
    await expectPicture(ben.page.getByTestId('person-menu'));
    await ben.page.getByTestId('person-menu').click();
    await ben.page.getByRole('menuitemradio', { name: 'Busy' }).click();
    await expect(row).toHaveAttribute('data-status', 'busy');

    await row.getByTestId('call-video').click();
    await expect(ada.page.getByTestId('ringing-out')).toContainText('Calling Ben Turing');
    await expect(ben.page.getByTestId('incoming-call')).toContainText('Ada Lovelace');
    await ben.page.getByTestId('answer').click();
    await expectMoving(tileOf(ada.page, 'Ben Turing'));
    await expectPicture(tileOf(ada.page, 'Ben Turing'));
    await expect(ada.page.getByTestId('ringing-out')).toHaveCount(0);

    await ada.page.getByTestId('toggle-chat').click();
    await ada.page.getByTestId('chat-input').fill('Hello Ben');
    await ada.page.keyboard.press('Enter');
    await expect(ben.page.getByTestId('toggle-chat')).toHaveAccessibleName('Chat, 1 new message');
    await ben.page.getByTestId('toggle-chat').click();
    await expect(ben.page.getByText('Hello Ben')).toBeVisible();
    await expect(ben.page.getByTestId('toggle-chat')).toHaveAccessibleName('Chat');
    await ben.page.getByTestId('leave').click();
    await expect(ben.page.getByTestId('to-home')).toBeVisible();
    await ada.page.goto(`${server.url}/history`);
    await expect(ada.page.getByTestId('call-row')).toHaveCount(1);
    await ada.page.getByText('Missed', { exact: true }).click();
    await expect(ada.page.getByTestId('call-row')).toHaveCount(0);
    await ada.page.getByRole('button', { name: 'Clear filters' }).click();
    await ada.page.getByLabel('Title or name').fill('turing');
    await expect(ada.page).toHaveURL(/search=turing/);
    await expect(ada.page.getByTestId('call-row')).toHaveCount(1);
    await ada.page.getByLabel('Kind').selectOption('Voice calls');
    await expect(ada.page.getByText('No call fits.')).toBeVisible();
    await ada.page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(ada.page.getByLabel('Title or name')).toHaveValue('');
    await ada.page.getByTestId('call-row').getByRole('button').first().click();
    await expectPicture(ada.page.getByRole('listitem').filter({ hasText: 'Ben Turing' }).last());
    await ada.page.keyboard.press('Escape');

    await goTo(ada.page, 'Plans');
    await ada.page.getByTestId('open-plan').click();
    await ada.page.getByLabel('Title').fill('Ward round');
    await ada.page.getByLabel('Ben Turing').check();
    await ada.page.getByTestId('plan-call').click();
    await expect(ada.page.getByTestId('planned-call')).toContainText('Ward round');
    await ben.page.goto(`${server.url}/schedule`);
    await expect(ben.page.getByTestId('planned-call')).toContainText('By Ada Lovelace');
    await ada.page.getByTestId('cancel-planned').click();
    await ada.page.getByTestId('confirm').click();
    await expect(ben.page.getByTestId('planned-call')).toHaveCount(0);

    await ada.page.getByTestId('person-menu').click();
    await ada.page.getByTestId('sign-out').click();
    const token = await ada.page.evaluate(() => localStorage.getItem('beckon.identity.v1'));
    await ada.page.getByTestId('confirm-sign-out').click();
    await expect(ada.page.getByTestId('nav-sign-in')).toBeVisible();
    const { token: dead } = JSON.parse(token ?? '{}') as { token: string };
    const answer = await fetch(`${server.url}/api/auth/profile`, { headers: { authorization: `Bearer ${dead}` } });
    expect(answer.status).toBe(401);
    await ada.close();
    await ben.close();
  });

  test('a planned call calls itself to mind, waits with whoever is early, and asks for its password', async () => {
    const users = await registerUsers(server.url, ['Ada', 'Ben', 'Cleo']);
    const ada = await openSignedIn(browser, users.Ada, 'Ada');
    const ben = await openSignedIn(browser, users.Ben, 'Ben');
    const cleo = await openSignedIn(browser, users.Cleo, 'Cleo');
    for (const { id } of [users.Ada, users.Cleo])
      await users.Ben.rest.ok('addContact', { body: { contactUserId: id } });
    await Promise.all([ada, cleo].map(({ page }) => page.goto(server.url)));
    const present = async () =>
      (await users.Ben.rest.ok('listContacts')).data.contacts.filter(({ status }) => status === 'online').length;
    await expect.poll(present).toBe(2);

    // A reminder comes ten minutes before.
    const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
    await createCall(users.Ada, {
      ...{ title: 'Ward round', scheduledFor: inMs(REMINDER_MS + 5_000), inviteUserIds: [users.Cleo.id] },
    });
    const handover = await createCall(users.Ada, {
      ...{ title: 'Handover', scheduledFor: inMs(14_000), inviteUserIds: [users.Ben.id, users.Cleo.id] },
      settings: { requirePassword: true, password: 'sesame' },
    });
    await ben.page.goto(`${server.url}/meet/${handover.conversationId}`);
    await ben.page.getByTestId('join-call').click();
    await expect(ben.page.getByTestId('planned-for')).toContainText('Planned by Ada Lovelace');
    for (const { page } of [ada, cleo])
      await expect(page.getByTestId('reminder').filter({ hasText: 'Ward round' })).toContainText('Begins at');

    await cleo.page.getByTestId('answer').click({ timeout: 30_000 });
    const give = async (page: Page, password: string) => {
      await page.getByTestId('call-password').fill(password);
      await page.getByTestId('enter-password').click();
    };
    await give(cleo.page, 'simsim');
    await expect(cleo.page.getByText('This password is wrong. Try again.')).toBeVisible();
    await give(cleo.page, 'sesame');
    await expect(cleo.page.getByTestId('call')).toBeVisible();
    await give(ben.page, 'sesame');
    await expect(ben.page.getByTestId('incoming-call')).toHaveCount(0);
    await ada.page
      .getByTestId('reminder')
      .filter({ hasText: 'Handover' })
      .getByRole('button', { name: 'Join' })
      .click();
    await expectMoving(tileOf(ada.page, 'Ben'));
    await expectMoving(tileOf(ada.page, 'Cleo'));
    await ada.page.goto(`${server.url}/history`);
    await ada.page.getByTestId('call-row').filter({ hasText: 'Handover' }).getByRole('button').first().click();
    await expect(ada.page.getByTestId('call-detail')).toContainText('Cleo Lovelace');
    for (const somebody of [ada, ben, cleo]) await somebody.close();
  });

  test('settings follow the account; a sign-in that the server ended leads to a new one, and back to the page', async () => {
    const eve = await openProfile(browser, 'Eve');
    await register(eve, server.url, 'Example');
    const stored = await eve.page.evaluate(() => localStorage.getItem('beckon.identity.v1'));
    const { token } = JSON.parse(stored ?? '{}') as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${server.url}/api/auth/logout`, { method: 'POST', headers });
    await eve.page.goto(`${server.url}/contacts`);
    await expect(eve.page.getByRole('heading', { name: 'You are no longer signed in' })).toBeVisible();
    await eve.page.getByTestId('to-sign-in').click();
    await signIn(eve.page, 'eve@example.org');
    await expect(eve.page.getByRole('heading', { name: 'Nobody here yet' })).toBeVisible();

    await eve.page.goto(`${server.url}/settings`);
    const both = eve.page.waitForResponse((answer) => {
      const sent = answer.request().postData() ?? '';
      return sent.includes('"theme":"dark"') && sent.includes('"language":"fr"');
    });
    await eve.page.getByText('Dark', { exact: true }).click();
    await eve.page.getByTestId('choose-language').selectOption('fr');
    await expect(eve.page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
    expect((await both).ok()).toBe(true);
    await eve.close();
    const elsewhere = await openProfile(browser, 'Eve');
    await elsewhere.page.goto(`${server.url}/sign-in`);
    await expect(elsewhere.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    await signIn(elsewhere.page, 'eve@example.org');
    await expect(elsewhere.page.getByRole('navigation', { name: 'Principale' })).toBeVisible();
    await expect(elsewhere.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await elsewhere.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`the screens of people in ${scheme} break no rule`, async () => {
      const name = scheme === 'light' ? 'Luca' : 'Dana';
      const somebody = await openProfile(browser, name);
      const { page } = somebody;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const path of ['/sign-in', '/register', '/forgot-password', '/reset-password/x', '/contacts', '/setup']) {
        await page.goto(server.url + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect.soft(await findProblems(page), path).toEqual([]);
      }
      await register(somebody, server.url, 'Example');
      await page.getByTestId('person-menu').click();
      await expect(page.getByTestId('sign-out')).toBeVisible();
      expect.soft(await findProblems(page), 'menu').toEqual([]);
      await page.getByTestId('to-settings').click();
      await expect(page.getByTestId('save-profile')).toBeVisible();
      expect.soft(await findProblems(page), 'profile').toEqual([]);
      await goTo(page, 'Contacts');
      await page.getByTestId('search-people').fill('example');
      await expect(page.getByRole('region', { name: 'Others on this server' })).toBeVisible();
      expect.soft(await findProblems(page), 'contacts').toEqual([]);
      await goTo(page, 'Plans');
      await page.getByTestId('open-plan').click();
      await expect(page.getByTestId('plan-call')).toBeVisible();
      expect.soft(await findProblems(page), 'plans').toEqual([]);
      await somebody.close();
    });
  }
});
