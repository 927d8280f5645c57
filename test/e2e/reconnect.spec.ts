import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type Page, expect, test } from '@playwright/test';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { findChromium, launchChromium } from './support/browsers.ts';
import { type LanHost, createLanHost, whyNoLanHost } from '#test/support/lan-host.ts';
import { expectMode, expectMoving, joinByLink, openProfile, startMeeting, tileOf } from './support/meeting.ts';

const whyNot = whyNoLanHost();
const OUTAGE_MS = 5_000;
const MOST_RETURN_MS = 2_000;

/** Pictures that the shown video of a tile got so far, from the browser itself: the count on the tile is written once a second only. */
const shownFrames = (page: Page, name: string): Promise<number> =>
  tileOf(page, name)
    .locator('video[data-seen="true"]')
    .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);

test.describe('a pulled cable', () => {
  test.skip(whyNot !== undefined, `skipped: ${whyNot}`);
  let host: LanHost;
  let server: TestServer;
  let near: Browser;
  let far: Browser;
  test.beforeAll(async () => {
    host = await createLanHost(findChromium() ?? 'chromium');
    server = await startServer({ args: ['--bind', '0.0.0.0', '--media-ip', host.serverAddress] });
    const { port } = server.ready;
    const trusted = `--unsafely-treat-insecure-origin-as-secure=http://${host.serverAddress}:${port}`;
    [near, far] = await Promise.all([
      launchChromium(),
      launchChromium({ wrapper: host.wrapper, args: [trusted, '--disable-features=WebRtcHideLocalIpsWithMdns'] }),
    ]);
  });
  test.afterAll(async () => {
    await near?.close();
    await far?.close();
    await server?.close();
    await host?.close();
  });

  for (const people of [2, 3]) {
    const way = people === 2 ? 'peer to peer' : 'by the SFU';
    test(`${OUTAGE_MS / 1000} s without network, ${way}: signalling and media come back by themselves, same participant`, async () => {
      const { port } = server.ready;
      const ada = await openProfile(near, 'Ada');
      const ben = await openProfile(far, 'Ben');
      const link = await startMeeting(ada, `http://127.0.0.1:${port}`, 'Cable');
      const away = new URL(link);
      away.hostname = host.serverAddress;
      await joinByLink(ben, away.href);
      const cy = await openProfile(near, 'Cy');
      if (people === 3) await joinByLink(cy, link);
      await expectMode(ada.page, people === 2 ? 'p2p' : 'sfu');
      await expectMoving(tileOf(ben.page, 'Ada'));
      await expectMoving(tileOf(ada.page, 'Ben'));
      const before = await tileOf(ada.page, 'Ben').getAttribute('data-participant');

      host.pullCable();
      // The outage itself has to last; there is no condition to wait for.
      await wait(OUTAGE_MS);
      const frames = await shownFrames(ben.page, 'Ada');
      host.plugIn();
      const pluggedAt = Date.now();
      await expect(ben.page.getByTestId('call')).toHaveAttribute('data-line', 'online', { timeout: 20_000 });
      const onlineMs = Date.now() - pluggedAt;
      await expect
        .poll(() => shownFrames(ben.page, 'Ada'), { intervals: [50], timeout: 20_000 })
        .toBeGreaterThan(frames);
      const movingMs = Date.now() - pluggedAt;
      const measured = `${way}: online after ${onlineMs} ms, pictures after ${movingMs} ms`;
      test.info().annotations.push({ type: 'measured', description: measured });
      process.stderr.write(`${measured}\n`);

      await expectMoving(tileOf(ada.page, 'Ben'));
      await expect(tileOf(ada.page, 'Ben')).toHaveCount(1);
      expect(await tileOf(ada.page, 'Ben').getAttribute('data-participant')).toBe(before);
      expect(onlineMs).toBeLessThan(MOST_RETURN_MS);
      expect(movingMs).toBeLessThan(MOST_RETURN_MS);
      for (const person of [ada, ben, cy]) await person.close();
    });
  }
});
