/** Sharing a screen: the app's own picker, what the others see, and how it stops. */
import { expect } from '@playwright/test';
import { beginMeeting, expectMoving } from '../e2e/support/meeting.ts';
import { desktopTest as test } from './support/desktop-app.ts';
import { joinMeeting, startHosting } from './support/hosting.ts';

test('a screen is chosen in the picker, the other sees it, and it stops by its button', async ({ desktop }) => {
  const [ada, ben] = await Promise.all([desktop.launch(), desktop.launch()]);
  await startHosting(ada);
  const link = await beginMeeting({ page: ada.page, name: 'Ada' }, 'Slides');
  await joinMeeting(ben, link, 'Ben');

  await ada.page.getByTestId('toggle-screen').click();
  const picker = ada.page.getByTestId('source-picker');
  await expect(picker.getByRole('radio', { name: 'Entire screen' })).toBeVisible();
  await picker.getByText('Entire screen').click();
  await ada.page.getByTestId('share-source').click();
  await expect(ada.page.getByTestId('sharing')).toBeVisible();
  const seen = ben.page.locator('[data-testid="tile"][data-kind="screen"][data-self="false"]');
  await expectMoving(seen);

  await ada.page.getByTestId('stop-sharing').click();
  await expect(ada.page.getByTestId('sharing')).toBeHidden();
  await expect(seen).toHaveCount(0);
});

test('closing the picker shares nothing', async ({ desktop }) => {
  const app = await desktop.launch();
  await startHosting(app);
  const { page } = app;
  await beginMeeting({ page, name: 'Ada' }, 'Nothing');
  await page.getByTestId('toggle-screen').click();
  await expect(page.getByTestId('source-picker')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('source-picker')).toBeHidden();
  await expect(page.getByTestId('sharing')).toBeHidden();
});
