/** `beckon:` links, as the system hands them to the app. */
import { expect } from '@playwright/test';
import { toBuffer } from 'qrcode';
import { beginMeeting } from '../e2e/support/meeting.ts';
import { desktopTest as test } from './support/desktop-app.ts';
import { connectTo, startHosting } from './support/hosting.ts';

const toDeepLink = (invite: string): string => invite.replace(/^https:/, 'beckon:');

test('a link starts the app in the meeting; a second start hands its link over and ends', async ({ desktop }) => {
  const host = await desktop.launch();
  await startHosting(host);
  const link = toDeepLink(await beginMeeting({ page: host.page, name: 'Ada' }, 'Plans'));

  const guest = await desktop.launch({ args: [link] });
  await expect(guest.page.getByLabel('Your name')).toBeVisible();

  const other = await desktop.launch();
  await expect(other.page.getByTestId('door')).toBeVisible();
  expect(await other.startAgain([link])).toBe(0);
  await expect(other.page.getByLabel('Your name')).toBeVisible();
});

test('a link that leads nowhere says so, on the first screen and on every other', async ({ desktop }) => {
  const app = await desktop.launch({ args: ['beckon://127.0.0.1:1/join/abc-defg-hij'] });
  await expect(app.page.getByText(/^Nothing answers at https:\/\/127\.0\.0\.1:1/)).toBeVisible();
  await startHosting(app);
  expect(await app.startAgain(['beckon://127.0.0.1:1/join/abc-defg-hij'])).toBe(0);
  const told = app.page.getByRole('dialog');
  await expect(told).toContainText('Nothing answers');
  await told.getByText('Close', { exact: true }).click();
  await expect(told).toBeHidden();
});

test('stopping the server leads back to the first screen', async ({ desktop }) => {
  const app = await desktop.launch();
  await startHosting(app);
  await app.page.getByTestId('host-stop').click();
  await expect(app.page.getByTestId('door')).toBeVisible();
  await connectTo(app, 'not an address');
  await expect(app.page.getByText(/neither an address/)).toBeVisible();
});

test('the picture of a QR code leads where its link does; a picture without one is told', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const give = (buffer: Buffer) =>
    page.getByTestId('qr-file').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
  await give(Buffer.from('no picture at all'));
  await expect(page.getByText(/No QR code was found/)).toBeVisible();
  await give(await toBuffer(`https://127.0.0.1:1/join/abc-defg-hij#sha256:${'a'.repeat(64)}`));
  await expect(page.getByText(/^Nothing answers at https:\/\/127\.0\.0\.1:1/)).toBeVisible();
  await expect(page.getByText(/No QR code was found/)).toBeHidden();
});

test('a link, or the way to another server, asks first during a call: staying loses nothing', async ({ desktop }) => {
  const app = await desktop.launch();
  await startHosting(app);
  const { page, electron } = app;
  const link = toDeepLink(await beginMeeting({ page, name: 'Ada' }, 'Plans'));
  // The questions are kept, and answered as the test says.
  await electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked, answer: 1 });
    dialog.showMessageBox = (...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      return Promise.resolve({ response: Reflect.get(globalThis, 'answer') as number, checkboxChecked: false });
    };
  });
  const asked = () => electron.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);
  await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
  const expectStayed = async (times: number) => {
    await expect.poll(asked).toEqual(Array.from({ length: times }, () => 'Leave the call “Plans”?'));
    await expect(page.getByTestId('leave')).toBeVisible();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage'))).toBe(true);
  };
  expect(await app.startAgain([link])).toBe(0);
  await expectStayed(1);
  const connect = () => electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('connect')?.click());
  await connect();
  await expectStayed(2);
  await electron.evaluate(() => Reflect.set(globalThis, 'answer', 0));
  await connect();
  await expect(page.getByTestId('door')).toBeVisible();
});
