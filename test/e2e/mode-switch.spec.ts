import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { launchChromium } from './support/browsers.ts';
import { expectMode, expectMoving, joinByLink, openProfile, startMeeting, tileOf } from './support/meeting.ts';
import { readGaps, useRawMicrophone, watchParticipant, writeTone } from './support/sound.ts';

/** What people would notice. */
const MOST_SILENCE_MS = 200;
const MOST_FREEZE_MS = 500;

/** What of media is at the server, by its published figures. */
const readAtServer = async ({ url }: TestServer): Promise<Record<'producers' | 'transports', number>> => {
  const figures = await (await fetch(`${url}/metrics`)).text();
  const sum = (name: string) =>
    [...figures.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)$`, 'gm'))].reduce(
      (all, [, value]) => all + Number(value),
      0,
    );
  return { producers: sum('beckon_media_producers'), transports: sum('beckon_media_transports') };
};

test.describe('the way of the media', () => {
  let server: TestServer;
  let browser: Browser;
  let folder: string;
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-tone-'));
    const tone = join(folder, 'tone.wav');
    await writeTone(tone, 440);
    [server, browser] = await Promise.all([startServer(), launchChromium({ audioFile: tone })]);
  });
  test.afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('S0-E15 S0-E16 S0-L33 S0-L36 changes to the SFU at the third join, and back, without a gap that people notice', async () => {
    const ada = await openProfile(browser, 'Ada', { bypassCSP: true });
    const ben = await openProfile(browser, 'Ben');
    const cy = await openProfile(browser, 'Cy');
    for (const { page } of [ada, ben, cy]) await useRawMicrophone(page);
    const link = await startMeeting(ada, server.url, 'Tone');
    await joinByLink(ben, link);
    await expectMode(ada.page, 'p2p');
    await expectMoving(tileOf(ada.page, 'Ben'));
    await ben.page.getByTestId('toggle-screen').click();
    await expectMoving(ada.page.locator('[data-testid="tile"][data-kind="screen"]'));
    // Sound, camera and screen of two go from one to the other: nothing of it reaches the server.
    expect(await readAtServer(server)).toEqual({ producers: 0, transports: 0 });
    const benId = (await tileOf(ada.page, 'Ben').getAttribute('data-participant')) ?? '';
    await watchParticipant(ada.page, benId);
    await expect.poll(async () => (await readGaps(ada.page)).heardMs).toBeGreaterThan(500);
    await readGaps(ada.page);

    await joinByLink(cy, link);
    await expectMode(ada.page, 'sfu');
    await expectMoving(tileOf(ada.page, 'Cy'));
    await expectMoving(tileOf(ada.page, 'Ben'));
    await expectMoving(tileOf(cy.page, 'Ben'));
    expect((await readAtServer(server)).producers).toBeGreaterThanOrEqual(6);
    const up = await readGaps(ada.page);
    test.info().annotations.push({ type: 'measured', description: `to SFU: ${JSON.stringify(up)}` });
    process.stderr.write(`to SFU ${JSON.stringify(up)}\n`);
    await expect(tileOf(ada.page, 'Ben')).toHaveCount(1);
    await expect(tileOf(ada.page, 'Ben')).toHaveAttribute('data-muted', 'false');
    await expectMoving(ada.page.locator('[data-testid="tile"][data-kind="screen"]'));

    await cy.page.getByTestId('leave').click();
    await readGaps(ada.page);
    await expectMode(ada.page, 'p2p', 40_000);
    await expectMoving(tileOf(ada.page, 'Ben'));
    const down = await readGaps(ada.page);
    test.info().annotations.push({ type: 'measured', description: `to P2P: ${JSON.stringify(down)}` });
    process.stderr.write(`to P2P ${JSON.stringify(down)}\n`);

    for (const { ranMs } of [up, down]) expect(ranMs).toBeGreaterThan(2 * MOST_FREEZE_MS);
    expect(up.longestSilenceMs).toBeLessThanOrEqual(MOST_SILENCE_MS);
    expect(up.longestFreezeMs).toBeLessThanOrEqual(MOST_FREEZE_MS);
    expect(down.longestSilenceMs).toBeLessThanOrEqual(MOST_SILENCE_MS);
    expect(down.longestFreezeMs).toBeLessThanOrEqual(MOST_FREEZE_MS);
    for (const person of [ada, ben, cy]) await person.close();
  });
});
