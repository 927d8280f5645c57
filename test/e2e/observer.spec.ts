import { type Page, expect, test } from '@playwright/test';
import { enterControl, invite, openSession } from '#test/support/drivers/control-center/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { launchChromium } from './support/browsers.ts';
import { bundleProgram } from './support/bundle-program.ts';
import { openProfile } from './support/meeting.ts';

/** Calls a function of the program. */
const call = <T>(page: Page, name: string, ...args: unknown[]): Promise<T> =>
  page.evaluate(([what, given]) => Reflect.get(window, what as string)(...(given as unknown[])) as T, [name, args]);

test('S3-E8 S3-E3 S3-L9 S3-L5 an operator sees and hears everybody, small at first, and knows how well each is connected', async () => {
  const [server, browser, code] = await Promise.all([
    startServer(),
    launchChromium(),
    bundleProgram('control-client.ts'),
  ]);
  const openPage = async (name: string): Promise<Page> => {
    const { page } = await openProfile(browser, name, { bypassCSP: true });
    await page.goto(`${server.url}/docs/openapi.json`);
    await page.addScriptTag({ content: code });
    return page;
  };
  try {
    const scene = await openSession(server.url, 'Ward round');
    const { socket: operator } = await enterControl(server.url, scene.controlToken, 'operator');
    const [ada, ben, wall] = [await openPage('Ada'), await openPage('Ben'), await openPage('Wall')];
    const adas = await call<string>(ada, 'publish', await invite(scene, 'Ada'));
    const bens = await call<string>(ben, 'publish', await invite(scene, 'Ben'));

    await test.step('real figures of both directions say how well each is connected', async () => {
      const better = await operator.waitFor('connection_quality_changed', () => true, 30_000);
      expect(better).toMatchObject({ session_id: scene.id, connection_quality: 'excellent', previous_quality: 'good' });
      const told = await operator.waitFor(
        'connection_statistics',
        ({ participants }) => participants.filter(({ uplink }) => (uplink?.bitrate ?? 0) > 50_000).length === 2,
        30_000,
      );
      expect(told.participants.map(({ participant_id }) => participant_id).sort()).toEqual([adas, bens].sort());
      for (const { uplink } of told.participants) expect(uplink).toMatchObject({ loss_percent: expect.any(Number) });
    });

    await test.step('all that is sent arrives, in the smallest size until a larger one is asked for', async () => {
      const { token } = await scene.maker.control.ok('issueControlToken', { params: scene.params });
      expect(await call<number>(wall, 'observe', token)).toBe(4);
      for (const participant of [adas, bens]) {
        const before = await call<number>(wall, 'framesOf', participant);
        await expect.poll(() => call<number>(wall, 'framesOf', participant)).toBeGreaterThan(before + 5);
        expect(await call<number>(wall, 'widthOf', participant)).toBe(160);
      }
      await call(wall, 'enlarge', adas);
      // How large it becomes is a matter of what the sender can afford.
      await expect.poll(() => call<number>(wall, 'widthOf', adas)).toBeGreaterThan(160);
      expect(await call<number>(wall, 'widthOf', bens)).toBe(160);
      const { participants } = await scene.control.ok('getSession', { params: scene.params });
      expect(participants.map(({ participant_id }) => participant_id)).toEqual([adas, bens]);
    });

    await test.step('a mute is silence for others within 300 ms', async () => {
      const silentAfterMs = await call<number>(wall, 'muteAndListen', bens);
      test.info().annotations.push({ type: 'silent after', description: `${Math.round(silentAfterMs)} ms` });
      expect(silentAfterMs).toBeLessThan(300);
      await operator.waitFor('participant_muted', ({ participant_id }) => participant_id === bens);
    });

    await test.step('somebody from whom nothing comes any more is connected poorly', async () => {
      await call(ada, 'loseCamera');
      const worse = await operator.waitFor(
        'connection_quality_changed',
        ({ connection_quality }) => connection_quality === 'poor',
        30_000,
      );
      expect(worse).toMatchObject({ participant_id: adas });
    });
  } finally {
    await browser.close();
    await server.close();
  }
});
