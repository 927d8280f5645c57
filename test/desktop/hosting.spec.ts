/** One app is the meeting place, another comes in. */
import { expect } from '@playwright/test';
import { beginMeeting, expectMoving, tileOf } from '../e2e/support/meeting.ts';
import { desktopTest as test } from './support/desktop-app.ts';
import { expectHosting, joinMeeting, serverPid, startHosting } from './support/hosting.ts';

test('two apps on one machine hold a call: each sees the picture of the other move', async ({ desktop }) => {
  const [ada, grace] = await Promise.all([desktop.launch(), desktop.launch()]);
  await startHosting(ada);
  const link = await beginMeeting({ page: ada.page, name: 'Ada' }, 'Plans');
  await joinMeeting(grace, link, 'Grace');
  await Promise.all([expectMoving(tileOf(ada.page, 'Grace')), expectMoving(tileOf(grace.page, 'Ada'))]);
});

test('hosting goes on where it was after quitting: the same server, with its history', async ({ desktop }) => {
  const first = await desktop.launch();
  await startHosting(first);
  const address = await first.page.getByTestId('host-address').innerText();
  await beginMeeting({ page: first.page, name: 'Ada' }, 'Yesterday');
  await first.page.getByTestId('leave').click();
  await first.page.getByTestId('end-for-all').click();
  await first.page.getByTestId('confirm').click();
  await first.page.getByTestId('to-home').click();
  await expect(first.page.getByTestId('call-row')).toContainText('Yesterday');
  await first.quit();

  const { page } = await desktop.launch({ dataFolder: first.dataFolder });
  await expectHosting(page);
  await expect(page.getByTestId('host-address')).toHaveText(address);
  await expect(page.getByTestId('call-row')).toContainText('Yesterday');
});

test('a server that dies comes back by itself, and the call with it', async ({ desktop }) => {
  const [ada, grace] = await Promise.all([desktop.launch(), desktop.launch()]);
  await startHosting(ada);
  const link = await beginMeeting({ page: ada.page, name: 'Ada' }, 'Unbroken');
  await joinMeeting(grace, link, 'Grace');
  await expectMoving(tileOf(ada.page, 'Grace'));
  const before = await serverPid(ada);
  expect(before).toBeDefined();
  process.kill(before as number, 'SIGKILL');
  await expect.poll(() => serverPid(ada).then((pid) => pid !== undefined && pid !== before)).toBe(true);
  await expectMoving(tileOf(ada.page, 'Grace'));
  await expectMoving(tileOf(grace.page, 'Ada'));
});
