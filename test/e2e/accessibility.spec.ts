import { type Browser, expect, test } from '@playwright/test';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { launchChromium } from './support/browsers.ts';
import { findProblems } from './support/find-problems.ts';
import { joinByLink, openProfile, startMeeting } from './support/meeting.ts';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`screens in ${scheme}`, () => {
    let server: TestServer;
    let browser: Browser;
    test.beforeAll(async () => {
      [server, browser] = await Promise.all([startServer(), launchChromium()]);
    });
    test.afterAll(async () => {
      await browser.close();
      await server.close();
    });

    test('home, lobby, call, history and settings break no rule', async () => {
      const ada = await openProfile(browser, 'Ada');
      const ben = await openProfile(browser, 'Ben');
      for (const { page } of [ada, ben]) await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await ada.page.goto(server.url);
      await expect(ada.page.getByTestId('start-meeting')).toBeVisible();
      expect.soft(await findProblems(ada.page), 'home').toEqual([]);
      const link = await startMeeting(ada, server.url, 'Looks');
      await ben.page.goto(link);
      await expect(ben.page.getByTestId('enter-link')).toBeVisible();
      expect.soft(await findProblems(ben.page), 'join').toEqual([]);
      await joinByLink(ben, link);
      await ada.page.getByTestId('toggle-chat').click();
      await expect(ada.page.getByTestId('chat-input')).toBeVisible();
      expect.soft(await findProblems(ada.page), 'call').toEqual([]);
      await ben.page.goto(`${server.url}/settings`);
      await expect(ben.page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await findProblems(ben.page), 'settings').toEqual([]);
      await ben.page.goto(`${server.url}/history`);
      await expect(ben.page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await findProblems(ben.page), 'history').toEqual([]);
      for (const person of [ada, ben]) await person.close();
    });

    test('a page that cannot be opened says so, whatever of it is missing, and leads on', async () => {
      const ada = await openProfile(browser, 'Ada');
      const { page } = ada;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      // Its texts, a part of it, and all of it.
      for (const missing of [/\/assets\/app-/, /\/assets\/open-client-/]) {
        await page.route(missing, (route) => route.abort());
        await page.goto(server.url);
        await expect(page.getByRole('heading', { name: 'Beckon could not open' })).toBeVisible();
        await page.unroute(missing);
      }
      expect.soft(await findProblems(page), 'fault').toEqual([]);
      await page.getByRole('button', { name: 'Load again' }).click();
      await expect(page.getByTestId('start-meeting')).toBeVisible();
      await page.route(/\/assets\//, (route) => route.abort());
      await page.reload();
      await expect(page.getByRole('alert')).toContainText('Beckon could not be loaded');
      await page.unroute(/\/assets\//);
      await page.getByRole('link', { name: 'Load again' }).click();
      await expect(page.getByTestId('start-meeting')).toBeVisible();
      await ada.close();
    });

    test('a page whose parts were lost on the way, as when a network comes, opens by itself', async () => {
      const ada = await openProfile(browser, 'Ada');
      await ada.page.route(/\/assets\/(app|open-client)-/, (route) => route.abort(), { times: 1 });
      await ada.page.goto(server.url);
      await expect(ada.page.getByTestId('start-meeting')).toBeVisible();
      await ada.close();
    });
  });
}
