import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, expect, test } from '@playwright/test';
import { createAccount } from '#test/support/drivers/conversation-calls/index.ts';
import { type TestServer, startByHand, startServer } from '#test/support/server/index.ts';
import { findProblems } from './support/find-problems.ts';
import { launchChromium } from './support/browsers.ts';
import { openProfile } from './support/meeting.ts';

const sections = ['overview', 'users', 'calls', 'logs', 'mails', 'system', 'audit'];

/** Signs the browser in as the account of the ready line. */
const signInAsOwner = async (page: Page, { ready }: TestServer): Promise<void> => {
  const { id, token } = ready.owner;
  const identity = { kind: 'account', token, user: { id, username: 'owner', isAnonymous: false } };
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    'beckon.identity.v1',
    JSON.stringify(identity),
  ] as const);
};

test.describe('the administration', () => {
  let server: TestServer;
  let browser: Browser;
  test.beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });
  const stops: (() => Promise<void>)[] = [];
  test.afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  test.afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test('suspends an account at once, and writes down that it did', async () => {
    const ada = await createAccount(server.url, 'Ada');
    const owner = await openProfile(browser, 'owner');
    const { page } = owner;
    await signInAsOwner(page, server);
    await page.goto(`${server.url}/admin/users`);
    await page.getByRole('searchbox').fill('Ada');
    await page.getByRole('button', { name: /Open the account of Ada/ }).click();
    await page.getByRole('button', { name: 'Suspend at once' }).click();
    await expect(page.getByRole('table').getByText('Suspended')).toBeVisible();
    expect((await ada.rest.send('getMe')).status).toBe(401);
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await expect(page.getByRole('table').getByText(ada.id)).toBeVisible();
    await owner.close();
  });

  test('is taken over by the link that the terminal of the first start shows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beckon-first-start-'));
    const first = await startByHand(folder);
    stops.push(async () => {
      await first.stop();
      await rm(folder, { recursive: true });
    });
    const somebody = await openProfile(browser, 'Ada');
    const { page } = somebody;
    await page.goto(first.link ?? '');
    await page.getByLabel('First name').fill('Ada');
    await page.getByLabel('Last name').fill('Lovelace');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill('SecurePass123');
    await page.getByTestId('set-up').click();
    await expect(page.getByTestId('person-menu')).toContainText('Ada Lovelace');
    await page.goto(`${first.url}/admin/users`);
    await expect(page.getByRole('button', { name: /Open the account of Ada Lovelace/ })).toBeVisible();
    await page.goto(first.link ?? '');
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
    await somebody.close();
  });

  test('makes a backup that is listed', async () => {
    const owner = await openProfile(browser, 'owner');
    const { page } = owner;
    await signInAsOwner(page, server);
    await page.goto(`${server.url}/admin/system`);
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByText(/^npm start -- --restore /)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Backups' }).getByRole('listitem')).toHaveCount(1);
    await owner.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`breaks no rule of accessibility in ${colorScheme}`, async () => {
      const owner = await openProfile(browser, 'owner');
      const { page } = owner;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await signInAsOwner(page, server);
      for (const section of sections) {
        await page.goto(`${server.url}/admin/${section}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByText('Loading…')).toHaveCount(0);
        if (section === 'overview') await expect(page.locator('.recharts-surface')).not.toHaveCount(0);
        expect.soft(await findProblems(page), section).toEqual([]);
      }
      await owner.close();
    });
  }
});
