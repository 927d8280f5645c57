/** A call outside of its window: tray, notifications, badge, shortcut, and what a closed or broken window leaves behind. */
import { expect } from '@playwright/test';
import { beginCall, createAccount } from '../support/drivers/conversation-calls/index.ts';
import { startServer } from '../support/server/index.ts';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { connectTo, signIn, startHosting } from './support/hosting.ts';
import {
  type Outside,
  clickNotice,
  clickTray,
  handleWindow,
  isShown,
  pressKeys,
  readOutside,
  watchOutside,
} from './support/outside.ts';
import { askAs, crashPage, textIn } from './support/windows.ts';

const MUTE_KEYS = 'CommandOrControl+Shift+M';

const expectOutside = (app: DesktopApp, expected: Partial<Outside>): Promise<void> =>
  expect.poll(() => readOutside(app)).toMatchObject(expected);

const newestNotice = async (app: DesktopApp) => (await readOutside(app)).notices.at(-1);

const expectNotice = (app: DesktopApp, title: string, isOpen = true): Promise<void> =>
  expect.poll(() => newestNotice(app)).toMatchObject({ title, isOpen });

test('a call is told, answered, muted and kept outside of its window, and leaves nothing when its page breaks', async ({
  desktop,
}) => {
  const server = await startServer({ args: ['--ring-timeout', '6'] });
  try {
    const app = await desktop.launch();
    await watchOutside(app);
    await connectTo(app, server.url);
    const [ada, grace] = await Promise.all([createAccount(server.url, 'Ada'), createAccount(server.url, 'Grace')]);
    await signIn(app, ada);
    const conversation = await grace.rest.ok('createConversation', {
      body: { type: 'direct', userIds: [ada.id] },
    });
    const { conversationId } = conversation.data;
    await grace.connect();

    // The page of the window for rings breaks once, and comes back; then again, and a notification takes its place.
    await handleWindow(app, 'blur');
    await Promise.all([app.electron.waitForEvent('window'), beginCall(grace, conversationId)]);
    await expect.poll(() => textIn(app, 'ringing')).toContain('Grace is calling');
    await crashPage(app, 'ringing');
    await expect.poll(() => textIn(app, 'ringing')).toContain('Grace is calling');
    expect((await readOutside(app)).notices).toEqual([]);
    await crashPage(app, 'ringing');
    await expectNotice(app, 'Grace is calling');
    await clickNotice(app, 1);
    await grace.socket.waitFor('call:rejected', () => true);

    // Whoever wants no window for rings is told by the system.
    await askAs(app.page, 'settingsChange', { ringWindow: false });
    await handleWindow(app, 'blur');
    await beginCall(grace, conversationId);
    await expectNotice(app, 'Grace is calling');
    expect(app.electron.windows()).toHaveLength(1);
    await clickNotice(app, 1);
    await expectNotice(app, 'Grace is calling', false);
    await expect(app.page.getByTestId('incoming-call')).toHaveCount(0);
    await grace.socket.waitFor('call:rejected', () => true);

    await handleWindow(app, 'hide');
    await beginCall(grace, conversationId);
    await expectOutside(app, { badge: 1 });
    await expectNotice(app, '1 missed call');
    await clickNotice(app);
    await expect.poll(() => isShown(app)).toBe(true);
    await expect(app.page.getByTestId('call-row').first()).toBeVisible();
    await expectOutside(app, { badge: 0 });

    await handleWindow(app, 'blur');
    const seat = await beginCall(grace, conversationId);
    await expectNotice(app, 'Grace is calling');
    await clickNotice(app, 0);
    await expect(app.page.getByTestId('call')).toBeVisible();
    await expectOutside(app, { toolTip: 'Grace – microphone on', keys: [MUTE_KEYS], awake: 1 });

    await clickTray(app, 'microphone');
    await expect(app.page.getByTestId('toggle-microphone')).toHaveAttribute('data-on', 'false');
    await expectOutside(app, { toolTip: 'Grace – microphone off' });
    expect((await readOutside(app)).menu).toMatchObject({
      microphone: { label: 'Unmute microphone', isEnabled: true },
    });
    await pressKeys(app, MUTE_KEYS);
    await expect(app.page.getByTestId('toggle-microphone')).toHaveAttribute('data-on', 'true');

    await handleWindow(app, 'close');
    await expect.poll(() => isShown(app)).toBe(false);
    await expectNotice(app, 'Beckon keeps running');
    await grace.socket.ask('call:chat-send', { callId: seat.callId, text: 'Are you there?' });
    await expectNotice(app, 'Grace in “Grace”');
    await clickTray(app, 'show');
    await expect.poll(() => isShown(app)).toBe(true);

    const reconnected = app.page.waitForEvent('websocket');
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await reconnected;
    await expect(app.page.getByTestId('call')).toHaveAttribute('data-line', 'online');

    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expectOutside(app, { toolTip: 'Beckon', keys: [], awake: 0 });
    expect((await readOutside(app)).menu).toMatchObject({ leave: { isEnabled: false } });
  } finally {
    await server.close();
  }
});

test('closing the window keeps a server in the tray; without one, closing ends the app', async ({ desktop }) => {
  const app = await desktop.launch();
  await watchOutside(app);
  await startHosting(app);
  await expectOutside(app, { menu: { hosting: { label: 'Hosting on this computer', isEnabled: false } } });
  await handleWindow(app, 'close');
  await expect.poll(() => isShown(app)).toBe(false);
  await expectNotice(app, 'Beckon keeps running');
  await clickTray(app, 'show');
  await expect.poll(() => isShown(app)).toBe(true);
  await handleWindow(app, 'close');
  await expect.poll(() => isShown(app)).toBe(false);
  expect((await readOutside(app)).notices).toHaveLength(1);

  await clickTray(app, 'show');
  await app.page.getByTestId('host-stop').click();
  await expect(app.page.getByTestId('door')).toBeVisible();
  await expectOutside(app, { menu: { hosting: { label: 'Not hosting', isEnabled: false } } });
  // On macOS the app stays, without windows.
  const closed = process.platform === 'darwin' ? app.page.waitForEvent('close') : app.electron.waitForEvent('close');
  await handleWindow(app, 'close');
  await closed;
});
