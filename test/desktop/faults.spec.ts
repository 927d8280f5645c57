/** Pages that crash or cannot be loaded: what the person sees then, and the way back. */
import { expect } from '@playwright/test';
import { beginMeeting } from '../e2e/support/meeting.ts';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { startHosting } from './support/hosting.ts';
import { readOutside, watchOutside } from './support/outside.ts';
import { actOnWindow, askAs, crashPage, textIn } from './support/windows.ts';

/** Playwright speaks no more to a page that has crashed; the main process does. */
const readPage = ({ electron }: DesktopApp): Promise<string> =>
  electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Between two pages there is nothing to ask.
    return String(await contents?.executeJavaScript('document.body.innerText').catch(() => ''));
  });

const clickLink = ({ electron }: DesktopApp, action: string) =>
  electron.evaluate(
    ({ BrowserWindow }, href) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `document.querySelector('a[href="${href}"]').click()`,
      ),
    `/fault/${action}`,
  );

const urlOf = ({ electron }: DesktopApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

test('a page that crashes in a call says so, hands over a report without secrets, and leads back into the call', async ({
  desktop,
}) => {
  const app = await desktop.launch();
  await startHosting(app);
  await beginMeeting({ page: app.page, name: 'Ada' }, 'Unbroken');
  const meeting = await urlOf(app);
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(() => readPage(app)).toContain('The page stopped working');
  await clickLink(app, 'copy');
  await expect.poll(() => readPage(app)).toContain('Copied');
  const report = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(report).toMatch(/^Beckon \d[\s\S]*crashed/);
  expect(report).not.toMatch(/eyJ/);
  await clickLink(app, 'return');
  await expect.poll(() => urlOf(app)).toBe(meeting);
  await expect.poll(() => readPage(app), { timeout: 30_000 }).toContain('Microphone on');
});

test('a client that cannot be loaded says so, and can be tried again', async ({ desktop }) => {
  const app = await desktop.launch();
  await expect(app.page.getByTestId('door')).toBeVisible();
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.emit(
      'did-fail-load',
      {},
      -6,
      'ERR_FILE_NOT_FOUND',
      'beckon-app://client/',
      true,
      1,
      1,
    ),
  );
  await expect(app.page.getByRole('heading', { name: 'The page could not be loaded' })).toBeVisible();
  await app.page.getByText('Details', { exact: true }).click();
  await expect(app.page.getByText(/ERR_FILE_NOT_FOUND/)).toBeVisible();
  await app.page.getByRole('link', { name: 'Open again' }).click();
  await expect(app.page.getByTestId('door')).toBeVisible();
});

test('a page that fails at its start says so, is logged, and is opened again', async ({ desktop }) => {
  const app = await desktop.launch();
  const { page } = app;
  await expect(page.getByTestId('door')).toBeVisible();
  // Once, and once more by itself; then after the button; then all is well.
  await page.addInitScript(() => {
    const left = Number(sessionStorage.getItem('faults') ?? '3');
    if (left === 0) return;
    sessionStorage.setItem('faults', String(left - 1));
    const get = () => {
      throw new Error('Nobody speaks');
    };
    Object.defineProperty(navigator, 'languages', { get });
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Beckon could not open' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy details' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await askAs(page, 'appDetails', undefined)).toContain('Uncaught Error: Nobody speaks');
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(page.getByRole('button', { name: 'Copy details' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to the first screen' }).click();
  await expect(page.getByTestId('door')).toBeVisible();
});

test('the pages of other windows come back once when they crash, and the call of the main one goes on', async ({
  desktop,
}) => {
  const app = await desktop.launch();
  const { page, electron } = app;
  await watchOutside(app);
  await startHosting(app);
  await beginMeeting({ page, name: 'Ada' }, 'Unbroken');
  await askAs(page, 'controlOpen', { path: null });
  const windows = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const shown = { '/control': 'Control center', '/mini': 'Ada' };
  await expect.poll(() => textIn(app, '/control')).toContain(shown['/control']);
  await actOnWindow(app, page, 'minimize');
  for (const [part, text] of Object.entries(shown)) {
    await expect.poll(() => textIn(app, part)).toContain(text);
    const before = await windows();
    await crashPage(app, part);
    await expect.poll(() => textIn(app, part)).toContain(text);
    await crashPage(app, part);
    await expect.poll(windows).toBe(before - 1);
    await expect
      .poll(() => readOutside(app).then(({ notices }) => notices.at(-1)?.title))
      .toContain('A window of Beckon');
  }
  await actOnWindow(app, page, 'restore');
  await expect(page.getByTestId('call')).toHaveAttribute('data-line', 'online');
  expect(await windows()).toBe(1);
});

/** Answers each dialog by its second button from now on, and keeps what they say. */
const answerDialogs = ({ electron }: DesktopApp): Promise<void> =>
  electron.evaluate(({ dialog }) => {
    const said: string[] = [];
    Reflect.set(globalThis, 'dialogs', said);
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      said.push(String(Reflect.get(Object(args.at(-1)), 'message')));
      return Promise.resolve({ response: 1, checkboxChecked: false });
    };
  });

const newestDialog = ({ electron }: DesktopApp): Promise<string | undefined> =>
  electron.evaluate(() => (Reflect.get(globalThis, 'dialogs') as string[]).at(-1));

const copied = ({ electron }: DesktopApp): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

test('a page that hangs, a fault of the main process and the question for the version have their dialogs', async ({
  desktop,
}) => {
  const app = await desktop.launch();
  const { page, electron } = app;
  await expect(page.getByTestId('door')).toBeVisible();
  await answerDialogs(app);

  await page.evaluate(() => document.body.setAttribute('data-hangs', 'true'));
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
  await expect.poll(() => newestDialog(app)).toBe('Beckon does not answer');
  await expect(page.locator('body[data-hangs]')).toHaveCount(0);
  await expect(page.getByTestId('door')).toBeVisible();

  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.click());
  await expect.poll(() => newestDialog(app)).toMatch(/^Beckon \d/);
  await expect.poll(() => copied(app)).toMatch(/^Beckon \d/);

  await electron.evaluate(() => void Promise.reject(new Error('Nobody awaited this')));
  await expect.poll(() => newestDialog(app)).toBe('Something went wrong in Beckon');
  await expect.poll(() => copied(app)).toContain('Nobody awaited this');
  await page.getByTestId('door-settings').click();
  await expect(page.getByTestId('settings-dialog').getByTestId('shortcut-field')).toBeVisible();
});
