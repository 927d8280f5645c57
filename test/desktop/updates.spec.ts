/** Updates from a real feed on this computer: found, refused when damaged, fetched, and in place after quitting. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { desktopTest as test } from './support/desktop-app.ts';

const FILE = 'Beckon-99.1.0.AppImage';
/** What takes the place of the app must be a program. */
const NEWER = Buffer.from('#!/bin/sh\nexit 0\n# 99.1.0\n');

/** A folder of updates; `promised` is the content that its list promises, whatever it then gives. */
const startFeed = async () => {
  const asked: string[] = [];
  let promised: Buffer = Buffer.from('something else');
  const list = () => {
    const sha512 = createHash('sha512').update(promised).digest('base64');
    return [
      'version: 99.1.0',
      'files:',
      `  - url: ${FILE}`,
      `    sha512: ${sha512}`,
      `    size: ${NEWER.length}`,
      `path: ${FILE}`,
      `sha512: ${sha512}`,
      `releaseDate: '2026-01-01T00:00:00.000Z'`,
    ].join('\n');
  };
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://feed');
    asked.push(pathname);
    if (/^\/feed\/latest[\w-]*\.yml$/.test(pathname)) response.end(list());
    else if (pathname === `/feed/${FILE}`) response.end(NEWER);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    asked,
    promise: (content: Buffer) => void (promised = content),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};

test('an update is found, refused when it is damaged, fetched on demand, and in place after quitting', async ({
  desktop,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere only a packaged and signed app can be replaced');
  const [feed, folder] = await Promise.all([startFeed(), mkdtemp(join(tmpdir(), 'beckon-update-'))]);
  try {
    const program = join(folder, 'beckon.AppImage');
    await writeFile(program, '#!/bin/sh\n# the old one\n', { mode: 0o755 });
    const app = await desktop.launch({ env: { APPIMAGE: program, XDG_CACHE_HOME: join(folder, 'cache') } });
    const { page } = app;
    await page.getByTestId('door-settings').click();
    const state = page.getByTestId('update-state');
    await expect(page.getByTestId('shortcut-field')).toBeVisible();
    await expect(state).toHaveCount(0);
    await page.getByTestId('update-feed').fill(feed.url);
    await page.getByTestId('update-feed-keep').click();
    await expect(state).toContainText('Version 99.1.0 is available');
    expect(feed.asked.filter((path) => path.endsWith('.AppImage'))).toEqual([]);

    await page.getByTestId('update-download').click();
    await expect(state).toContainText('damaged and has been thrown away');
    feed.promise(NEWER);
    await page.getByTestId('update-check').click();
    await page.getByTestId('update-download').click();
    await expect(state).toContainText('Version 99.1.0 is ready');
    expect(await readFile(program, 'utf8')).toContain('the old one');
    await app.quit();
    expect(await readFile(program)).toEqual(NEWER);
  } finally {
    feed.close();
    await rm(folder, { recursive: true, force: true });
  }
});
