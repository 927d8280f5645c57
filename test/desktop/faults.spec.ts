/** Pages that crash or cannot be loaded: what the person sees then, and the way back. */
import { expect } from '@playwright/test';
import { beginMeeting } from '../e2e/support/meeting.ts';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { startHosting } from './support/hosting.ts';
import { askAs } from './support/windows.ts';

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
  // Twice; then all is well.
  await page.addInitScript(() => {
    const left = Number(sessionStorage.getItem('faults') ?? '2');
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
