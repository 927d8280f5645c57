/** What keeps pages from the system. On the stand-in this proves what the app asks for, never what a hostile page could do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebPreferences } from 'electron';
import { expect } from '@playwright/test';
import { type Bridge, BRIDGE_NAME, events, requests } from '#shared/ipc/index.ts';
import { desktopTest as test } from './support/desktop-app.ts';

test('the window has a sandboxed, isolated page without Node, loaded from the scheme of the app', async ({
  desktop,
}) => {
  const { electron, page } = await desktop.launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { url, preferences } = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const read = contents && (Reflect.get(contents, 'getLastWebPreferences') as () => WebPreferences);
    return { url: contents?.getURL(), preferences: { ...read?.call(contents) } };
  });
  expect(url).toMatch(/^beckon-app:\/\/client\//);
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(preferences.webviewTag ?? false).toBe(false);
});

test('the page gets the bridge and nothing else', async ({ desktop }) => {
  const { page } = await desktop.launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const seen = await page.evaluate((name) => {
    const bridge = Reflect.get(window, name) as Bridge;
    const kept = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'];
    return {
      parts: Object.keys(bridge).toSorted(),
      asks: Object.keys(bridge.ask).toSorted(),
      hears: Object.keys(bridge.on).toSorted(),
      isFrozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.ask) && Object.isFrozen(bridge.on),
      leaked: kept.filter((key) => key in window),
    };
  }, BRIDGE_NAME);
  expect(seen).toEqual({
    parts: ['ask', 'on'],
    asks: Object.keys(requests).toSorted(),
    hears: Object.keys(events).toSorted(),
    isFrozen: true,
    leaked: [],
  });
});

test('a page from elsewhere is refused, even in the window of the app', async ({ desktop }) => {
  const { electron, page } = await desktop.launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const foreign = createServer((_, response) => response.end('<!doctype html><title>Elsewhere</title>'));
  await new Promise<void>((resolve) => {
    foreign.listen(0, '127.0.0.1', resolve);
  });
  try {
    const { port } = foreign.address() as AddressInfo;
    await electron.evaluate(
      ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.webContents.loadURL(url),
      `http://127.0.0.1:${port}/`,
    );
    await expect(page).toHaveTitle('Elsewhere');
    const answer = await page.evaluate(async (name) => {
      const bridge = Reflect.get(window, name) as Bridge;
      const asked = [bridge.ask.appInfo(undefined), bridge.ask.deskCommand({ kind: 'leave' })];
      return Promise.all(asked.map((answer) => answer.then(JSON.stringify, String)));
    }, BRIDGE_NAME);
    expect(answer).toEqual(['appInfo', 'deskCommand'].map((name) => expect.stringContaining(`may not ask "${name}"`)));
  } finally {
    foreign.close();
  }
});

test('no link leads out of the app: web pages open in the browser of the system', async ({ desktop }) => {
  const { electron, page } = await desktop.launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await page.evaluate(() => {
    for (const href of ['https://elsewhere.example/help', 'file:///etc/hostname']) {
      const link = Object.assign(document.createElement('a'), { href, target: '_blank', textContent: href });
      document.body.append(link);
      link.click();
    }
    location.href = 'https://elsewhere.example/';
  });
  await expect
    .poll(() => electron.evaluate(() => Reflect.get(globalThis, 'opened')))
    .toEqual(['https://elsewhere.example/help']);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    ),
  ).toEqual([expect.stringMatching(/^beckon-app:\/\/client\//)]);
});
