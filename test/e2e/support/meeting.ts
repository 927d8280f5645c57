import { type Browser, type BrowserContext, type Locator, type Page, expect } from '@playwright/test';

/** One person with a browser profile of their own. */
export interface Attendee {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Opens a profile. Pages may be instrumented, so the content policy is lifted for the scripts of the test only. */
export const openProfile = async (
  browser: Browser,
  name: string,
  more: { bypassCSP?: boolean } = {},
): Promise<Attendee> => {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    bypassCSP: more.bypassCSP ?? false,
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write', 'notifications'],
  });
  const page = await context.newPage();
  return { name, page, context, close: () => context.close() };
};

/** Somebody in front of a page, in a browser or in the desktop app. */
export type Person = Pick<Attendee, 'name' | 'page'>;

/** Opens the home screen and begins a meeting there; gives the link that others join by. */
export const startMeeting = async (host: Attendee, url: string, title: string): Promise<string> => {
  await host.page.goto(url);
  return beginMeeting(host, title);
};

/** Begins a meeting from the home screen; gives the link that others join by. */
export const beginMeeting = async ({ page, name }: Person, title: string): Promise<string> => {
  await page.getByLabel('Your name').first().fill(name);
  await page.getByLabel(/title/i).first().fill(title);
  await page.getByTestId('start-meeting').click();
  await joinFromLobby(page);
  return readInvite(page);
};

/** Opens the invitation in the call and reads its address. */
const readInvite = async (page: Page): Promise<string> => {
  await page.getByTestId('open-invite').click();
  const link = await page.getByTestId('invite-url').innerText();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('invite-url')).toBeHidden();
  return link.trim();
};

/** Opens a link as a guest and goes as far as the lobby. */
export const enterLobby = async (guest: Attendee, link: string): Promise<void> => {
  await guest.page.goto(link);
  await giveName(guest);
};

/** Says who one is where a link has led, and goes as far as the lobby. */
export const giveName = async ({ page, name }: Person): Promise<void> => {
  await page.getByLabel('Your name').first().fill(name);
  await page.getByTestId('enter-link').click();
  await expect(page.getByTestId('join-call')).toBeVisible();
};

/** Joins by a link, as a guest. */
export const joinByLink = async (guest: Attendee, link: string): Promise<void> => {
  await enterLobby(guest, link);
  await joinFromLobby(guest.page);
};

/** Presses the one big button of the lobby and waits for the call. */
export const joinFromLobby = async (page: Page): Promise<void> => {
  await page.getByTestId('join-call').click();
  await expect(page.getByTestId('call')).toBeVisible({ timeout: 30_000 });
};

/** The camera tile of somebody, by name. */
export const tileOf = (page: Page, name: string): Locator =>
  page.locator('[data-testid="tile"][data-kind="camera"]').filter({ hasText: name });

/** How many frames of this tile were shown so far. */
const framesOf = async (tile: Locator): Promise<number> => Number((await tile.getAttribute('data-frames')) ?? '0');

/** Waits until the picture of this tile moves. */
export const expectMoving = async (tile: Locator, timeoutMs = 30_000): Promise<void> => {
  await expect(tile).toBeVisible({ timeout: timeoutMs });
  const before = await framesOf(tile);
  await expect
    .poll(() => framesOf(tile), { timeout: timeoutMs, message: 'frames of the tile' })
    .toBeGreaterThan(before + 3);
};

/** Waits for the path that the call takes. */
export const expectMode = (page: Page, mode: 'p2p' | 'sfu', timeoutMs = 30_000): Promise<void> =>
  expect(page.getByTestId('call-mode')).toHaveAttribute('data-mode', mode, { timeout: timeoutMs });
