/** Calls while the main window is out of sight: those that ring, and the one that goes on. */
import { type Page, expect } from '@playwright/test';
import { openMember } from '../e2e/support/accounts.ts';
import { launchChromium } from '../e2e/support/browsers.ts';
import { expectMoving, joinFromLobby, tileOf } from '../e2e/support/meeting.ts';
import { createAccount, createPerson } from '../support/drivers/conversation-calls/index.ts';
import { startServer } from '../support/server/index.ts';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { connectTo, signIn } from './support/hosting.ts';
import { readOutside, watchOutside } from './support/outside.ts';
import { actOnWindow, askAs, boundsOf, moveWindow, readWindow, watchShown } from './support/windows.ts';

/** From the word that somebody calls to a window that can be seen, also on a machine that does other things. */
const SHOWN_WITHIN_MS = 5_000;
const MINI_PLACE = { x: 20, y: 30, width: 400, height: 225 };

const packetsOf = async (page: Page, name: string): Promise<number> =>
  Number(await tileOf(page, name).getAttribute('data-packets'));

const expectSound = async (page: Page, name: string): Promise<void> => {
  const before = await packetsOf(page, name);
  await expect.poll(() => packetsOf(page, name)).toBeGreaterThan(before + 20);
};

const framesShown = (mini: Page): Promise<number> =>
  mini
    .getByTestId('mini-picture')
    .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);

/** Does something by which the window goes; it may do so before the key is up. */
const goneBy = (page: Page, wish: Promise<void>): Promise<unknown> =>
  Promise.all([page.waitForEvent('close'), wish.catch(() => undefined)]);

/** Waits for a window of the app that opens by itself. */
const nextWindow = ({ electron }: DesktopApp): Promise<Page> => electron.waitForEvent('window');

test('a call rings in a window of its own, and goes on in another while the main one is out of sight', async ({
  desktop,
}) => {
  const [server, browser] = await Promise.all([startServer(), launchChromium()]);
  try {
    const app = await desktop.launch();
    await watchOutside(app);
    await connectTo(app, server.url);
    const [ada, grace] = await Promise.all([
      createAccount(server.url, 'Ada'),
      openMember(browser, server.url, 'Grace'),
    ]);
    const { user } = grace;
    const caller = createPerson(server.url, { id: user.id, name: 'Grace', token: user.token });
    const { data } = await caller.rest.ok('createConversation', { body: { type: 'direct', userIds: [ada.id] } });
    await signIn(app, ada);
    const call = async (): Promise<void> => {
      await grace.page.goto(`${server.url}/meet/${data.conversationId}`);
      await joinFromLobby(grace.page);
    };

    // It does not take the keyboard, lies above everything, and Escape declines.
    await actOnWindow(app, app.page, 'minimize');
    await watchShown(app);
    const [first] = await Promise.all([nextWindow(app), call()]);
    await expect(first.getByRole('alertdialog', { name: 'Grace is calling' })).toContainText('Video call');
    await expect(first.getByTestId('ring-answer')).toBeFocused();
    const ringing = await readWindow(app, first);
    expect(ringing).toMatchObject({ isVisible: true, isFocused: false, isAlwaysOnTop: true, isEverywhere: true });
    expect(ringing.shownAfterMs).toBeLessThan(SHOWN_WITHIN_MS);
    process.stderr.write(`the ring was shown after ${ringing.shownAfterMs} ms\n`);
    expect(ringing.preferences).toEqual((await readWindow(app, app.page)).preferences);
    // Each window may ask what is its own, and nothing else.
    for (const name of ['sessionRead', 'secretWrite', 'serverLeave', 'miniAsk', 'mainShow'] as const)
      expect(await askAs(first, name, { key: 'k', value: 'v', kind: 'watch' })).toContain('Error');
    expect(await askAs(app.page, 'deskCommand', { kind: 'leave' })).toContain('may not ask');
    // One place is enough: no notification says it as well.
    expect((await readOutside(app)).notices).toEqual([]);
    await goneBy(first, first.keyboard.press('Escape'));
    await expect(grace.page.getByTestId('to-home')).toBeVisible();

    // Whoever calls gives up: nothing is left to answer.
    const [second] = await Promise.all([nextWindow(app), call()]);
    await expect(second.getByTestId('ring')).toBeVisible();
    await grace.page.getByTestId('leave').click();
    await grace.page.getByTestId('end-for-all').click();
    await Promise.all([second.waitForEvent('close'), grace.page.getByTestId('confirm').click()]);

    // In front of the person, the main window rings by itself; behind others it does not do.
    await actOnWindow(app, app.page, 'restore');
    await actOnWindow(app, app.page, 'focus');
    await call();
    await expect(app.page.getByTestId('incoming-call')).toBeVisible();
    expect(app.electron.windows()).toHaveLength(1);
    const [third] = await Promise.all([nextWindow(app), actOnWindow(app, app.page, 'blur')]);
    await expect(third.getByTestId('ring-answer')).toBeFocused();
    await goneBy(third, third.keyboard.press('Shift+Enter'));
    await expect(app.page.getByTestId('call')).toBeVisible();
    await expect(app.page.getByTestId('toggle-camera')).toHaveAttribute('data-on', 'false');
    await app.page.getByTestId('toggle-camera').click();
    expect(await readWindow(app, app.page)).toMatchObject({ isVisible: true, isFocused: true });
    await Promise.all([expectMoving(tileOf(grace.page, 'Ada')), expectMoving(tileOf(app.page, 'Grace'))]);
    await Promise.all([expectSound(grace.page, 'Ada'), expectSound(app.page, 'Grace')]);

    // Out of sight, the call has a small window with the picture of whoever speaks.
    const [mini] = await Promise.all([nextWindow(app), actOnWindow(app, app.page, 'minimize')]);
    await expect(mini.getByTestId('mini-name')).toHaveText('Grace');
    await expect(mini.getByTestId('mini-picture')).toBeVisible();
    await expect.poll(() => framesShown(mini)).toBeGreaterThan(10);
    await expect(mini.getByTestId('mini-avatar')).toHaveCount(0);
    const width = await mini.getByTestId('mini-picture').evaluate((video: HTMLVideoElement) => video.videoWidth);
    expect(width).toBeGreaterThan(0);
    expect(width).toBeLessThanOrEqual(320);
    expect(await readWindow(app, mini)).toMatchObject({ isVisible: true, isFocused: false, isAlwaysOnTop: true });
    await mini.getByTestId('mini-microphone').click();
    await expect(tileOf(grace.page, 'Ada')).toHaveAttribute('data-muted', 'true');
    await mini.keyboard.press('m');
    await expect(tileOf(grace.page, 'Ada')).toHaveAttribute('data-muted', 'false');
    await grace.page.getByTestId('toggle-camera').click();
    await expect(mini.getByTestId('mini-avatar')).toBeVisible();

    // Back in the call, and out of sight again: at the place where it was.
    await moveWindow(app, mini, MINI_PLACE);
    await goneBy(mini, mini.getByTestId('mini-name').dblclick());
    expect(await readWindow(app, app.page)).toMatchObject({ isVisible: true, isMinimized: false });
    const [again] = await Promise.all([nextWindow(app), actOnWindow(app, app.page, 'hide')]);
    await expect(again.getByTestId('mini-name')).toHaveText('Grace');
    expect(await boundsOf(app, again)).toEqual(MINI_PLACE);
    await goneBy(again, again.getByTestId('mini-leave').click());
    await expect(tileOf(grace.page, 'Ada')).toHaveCount(0);
  } finally {
    await browser.close();
    await server.close();
  }
});
