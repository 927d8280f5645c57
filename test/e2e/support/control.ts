import { type Locator, type Page, expect } from '@playwright/test';
import type { Attendee } from './meeting.ts';

/** Makes an account and a session from the operator's first page, and stands before its wall. */
export const openControlRoom = async ({ page, name }: Attendee, url: string, title: string): Promise<void> => {
  await page.goto(`${url}/control`);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel(/name of the session/i).fill(title);
  await page.getByTestId('create-session').click();
  await expect(page.getByTestId('control-room')).toBeVisible();
};

/** Makes a join link that works any number of times. */
export const makeJoinLink = async (page: Page): Promise<string> => {
  await page.getByTestId('panel-links').click();
  await page.getByText('Any number').click();
  await page.getByTestId('make-link').click();
  return (await page.getByTestId('made-url').innerText()).trim();
};

/** Somebody's tile on the wall. */
export const wallTileOf = (page: Page, name: string): Locator =>
  page.locator(`[data-testid="wall-tile"][data-name="${name}"]`);

/** Waits until the picture moves. */
export const expectPictures = async (picture: Locator): Promise<void> => {
  await expect(picture).toBeVisible();
  const frames = async () => Number((await picture.getAttribute('data-frames')) ?? '0');
  const before = await frames();
  await expect.poll(frames, { message: 'pictures on the wall', timeout: 40_000 }).toBeGreaterThan(before + 3);
};
