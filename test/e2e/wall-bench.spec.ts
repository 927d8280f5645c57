import { type Browser, expect, test } from '@playwright/test';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { launchChromium } from './support/browsers.ts';
import { expectPictures, makeJoinLink, openControlRoom, wallTileOf } from './support/control.ts';
import { joinByLink, openProfile } from './support/meeting.ts';

/** How many people stand on the wall; the bench runs only when this is set. */
const PEOPLE = Number(process.env.BECKON_BENCH_WALL ?? '0');
const SECONDS = 10;

test.describe('a wall with many on it', () => {
  test.skip(PEOPLE === 0, 'a bench, which runs when BECKON_BENCH_WALL says how many people to put on the wall');
  let server: TestServer;
  /** The operator has a browser of its own, so that its work can be told from that of the others. */
  let browsers: Browser[] = [];
  test.beforeAll(async () => {
    server = await startServer();
    browsers = await Promise.all([launchChromium(), launchChromium()]);
  });
  test.afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await server.close();
  });

  test('shows everybody moving', async () => {
    test.setTimeout(90_000 + PEOPLE * 45_000);
    const [own, others] = browsers;
    if (!own || !others) throw new Error('There is no browser');
    const operator = await openProfile(own, 'Olga');
    await openControlRoom(operator, server.url, 'Crowd');
    const link = await makeJoinLink(operator.page);
    const names = Array.from({ length: PEOPLE }, (_, index) => `Person ${index + 1}`);
    for (const name of names) await joinByLink(await openProfile(others, name), link);
    for (const name of names) await expectPictures(wallTileOf(operator.page, name).getByTestId('wall-picture'));

    const cdp = await operator.context.newCDPSession(operator.page);
    await cdp.send('Performance.enable');
    const busySeconds = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN;
    };
    const before = await busySeconds();
    const startedAt = Date.now();
    await expect.poll(() => Date.now() - startedAt, { timeout: SECONDS * 2_000 }).toBeGreaterThan(SECONDS * 1_000);
    const share = (100_000 * ((await busySeconds()) - before)) / (Date.now() - startedAt);
    const description = `the page of an operator with ${PEOPLE} people takes ${share.toFixed(1)} % of one core`;
    test.info().annotations.push({ type: 'measured', description });
    process.stderr.write(`${description}\n`);
    expect(share).toBeGreaterThan(0);
  });
});
