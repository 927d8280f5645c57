/** What a person sets for the app on this computer, and what the system then has of it. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { startHosting } from './support/hosting.ts';

const openSettings = async ({ page }: DesktopApp): Promise<void> => {
  await expect(page.getByTestId('start-meeting')).toBeVisible();
  await page.evaluate(() => {
    history.pushState(null, '', '/settings');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(page.getByTestId('shortcut-field')).toBeVisible();
};

const themeOf = ({ electron }: DesktopApp) => electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource);

const clickMenu = ({ electron }: DesktopApp, id: string) =>
  electron.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);

const firstMenuOf = ({ electron }: DesktopApp) =>
  electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label);

test('settings are kept, and the system gets its part of them: menu, login item, shortcut, light', async ({
  desktop,
}) => {
  const config = await mkdtemp(join(tmpdir(), 'beckon-config-'));
  const entry = join(config, 'autostart/beckon.desktop');
  const isThere = () =>
    stat(entry).then(
      () => true,
      () => false,
    );
  try {
    const first = await desktop.launch({ env: { XDG_CONFIG_HOME: config } });
    const { page, electron } = first;
    // Before a server is chosen, the menu opens them above the first screen.
    await expect(page.getByTestId('door')).toBeVisible();
    await clickMenu(first, 'settings');
    await expect(page.getByTestId('settings-dialog').getByTestId('shortcut-field')).toBeVisible();
    await page.keyboard.press('Escape');
    await startHosting(first);
    await openSettings(first);
    expect(await themeOf(first)).toBe('system');
    await page.getByText('Dark', { exact: true }).click();
    await expect.poll(() => themeOf(first)).toBe('dark');
    await page.getByLabel('Language', { exact: true }).selectOption('fr');
    await expect(page.getByRole('heading', { name: 'Cette application' })).toBeVisible();
    await expect.poll(() => firstMenuOf(first)).toBe('Fichier');
    await clickMenu(first, 'copy-details');
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^Beckon \d/);

    // They turn when the app says so.
    await page.getByTestId('setting-miniCall').click({ force: true });
    await expect(page.getByTestId('setting-miniCall')).not.toBeChecked();
    if (process.platform === 'linux') {
      await page.getByTestId('setting-startAtLogin').click({ force: true });
      await expect.poll(isThere).toBe(true);
      expect(await readFile(entry, 'utf8')).toMatch(/^Exec=".+" .*"--hidden"$/m);
      await page.getByTestId('setting-startAtLogin').click({ force: true });
      await expect.poll(isThere).toBe(false);
    }

    await electron.evaluate(({ globalShortcut }) => {
      // As when another program holds it.
      const register = globalShortcut.register.bind(globalShortcut);
      globalShortcut.register = (keys, callback) => keys !== 'Alt+F9' && register(keys, callback);
    });
    await page.getByTestId('shortcut-field').click();
    await page.keyboard.press('Alt+F9');
    await expect(page.getByText(/Un autre programme utilise déjà/)).toBeVisible();
    await page.keyboard.press('Alt+F8');
    await expect(page.getByTestId('shortcut-field')).toHaveValue('Alt + F8');
    await first.quit();

    const second = await desktop.launch({ dataFolder: first.dataFolder, args: ['--lang=fr'] });
    await expect.poll(() => themeOf(second)).toBe('dark');
    await expect(second.page.getByTestId('host-card')).toBeVisible();
    await openSettings(second);
    await expect(second.page.getByTestId('shortcut-field')).toHaveValue('Alt + F8');
    await expect(second.page.getByTestId('setting-miniCall')).not.toBeChecked();
    await expect(second.page.getByTestId('setting-closeToTray')).toBeChecked();
  } finally {
    await rm(config, { recursive: true, force: true });
  }
});
