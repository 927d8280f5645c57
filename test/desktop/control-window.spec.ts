/** The control center in its own window, beside the main one. */
import { type Page, expect } from '@playwright/test';
import { expectPictures, wallTileOf } from '../e2e/support/control.ts';
import { beginMeeting, joinFromLobby } from '../e2e/support/meeting.ts';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { startHosting } from './support/hosting.ts';
import { boundsOf, focusedTitle, actOnWindow, moveWindow } from './support/windows.ts';

const PLACE = { x: 40, y: 30, width: 1000, height: 640 };

const endMeeting = async (page: Page): Promise<void> => {
  await page.getByTestId('leave').click();
  await page.getByTestId('end-for-all').click();
  await page.getByTestId('confirm').click();
  await page.getByTestId('to-home').click();
};

const goToControl = async ({ page }: DesktopApp): Promise<void> => {
  await page.getByTestId('more-places').click();
  await page.getByRole('menuitem', { name: 'Control center' }).click();
};

const openControl = async ({ page, electron }: DesktopApp): Promise<Page> => {
  const [window] = await Promise.all([electron.waitForEvent('window'), page.getByTestId('own-window').click()]);
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Control center');
  return window;
};

test('an operator watches the call of the main window in a window of its own, which is remembered', async ({
  desktop,
}) => {
  const app = await desktop.launch();
  const { page } = app;
  await startHosting(app);
  // Whoever hosts has an account from the first meeting on.
  await beginMeeting({ page, name: 'Ada' }, 'Rehearsal');
  await endMeeting(page);
  await goToControl(app);
  const control = await openControl(app);
  await expect(control.getByTestId('own-window')).toHaveCount(0);

  // A further wish for it brings the same window to the front.
  await actOnWindow(app, page, 'focus');
  await page.getByTestId('own-window').click();
  await expect.poll(() => focusedTitle(app)).toBe('Control center · Beckon');
  expect(app.electron.windows()).toHaveLength(2);

  await page.getByRole('link', { name: 'Beckon' }).click();
  await page.getByLabel(/title/i).first().fill('Ward round');
  await page.getByTestId('start-meeting').click();
  await joinFromLobby(page);
  await control.getByTestId('session-card').filter({ hasText: 'Ward round' }).getByTestId('open-session').click();
  await expectPictures(wallTileOf(control, 'Ada').getByTestId('wall-picture'));
  await expect(page.getByTestId('watched')).toBeVisible();
  await wallTileOf(control, 'Ada').getByTestId('mute').click();
  await expect(page.getByTestId('held')).toBeVisible();

  await moveWindow(app, control, PLACE);
  await control.close();
  await endMeeting(page);
  await goToControl(app);
  const again = await openControl(app);
  expect(await boundsOf(app, again)).toMatchObject(PLACE);

  // Whoever signs out in one window is signed out in the other; without its server the window goes.
  await page.getByRole('button', { name: 'Ada' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByTestId('confirm-sign-out').click();
  await expect(again.getByLabel('Your name')).toBeVisible();
  await page.getByRole('link', { name: 'Beckon' }).click();
  await Promise.all([again.waitForEvent('close'), page.getByTestId('host-stop').click()]);
  await expect(page.getByTestId('door')).toBeVisible();
});
