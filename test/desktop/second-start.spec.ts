/** The app is there once for each data folder. */
import { expect } from '@playwright/test';
import { desktopTest as test } from './support/desktop-app.ts';

test('a second start brings the window of the first one to the front', async ({ desktop }) => {
  const app = await desktop.launch();
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('There is no window');
    const focus = window.focus.bind(window);
    window.focus = () => {
      Reflect.set(globalThis, 'wasFocused', true);
      focus();
    };
    window.minimize();
  });
  expect(await app.startAgain()).toBe(0);
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const windows = BrowserWindow.getAllWindows();
        const isShown = windows[0]?.isVisible() === true && !windows[0].isMinimized();
        return { count: windows.length, isShown, wasFocused: Reflect.get(globalThis, 'wasFocused') as unknown };
      }),
    )
    .toEqual({ count: 1, isShown: true, wasFocused: true });
});

test('apps on different data folders run side by side', async ({ desktop }) => {
  const [one, two] = await Promise.all([desktop.launch(), desktop.launch()]);
  await expect(one.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(two.page.getByRole('heading', { level: 1 })).toBeVisible();
});
