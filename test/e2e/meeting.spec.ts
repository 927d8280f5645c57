import { type Browser, expect, test } from '@playwright/test';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { launchChromium } from './support/browsers.ts';
import {
  type Attendee,
  expectMode,
  expectMoving,
  joinByLink,
  openProfile,
  startMeeting,
  tileOf,
} from './support/meeting.ts';
import { readGaps, watchParticipant } from './support/sound.ts';

test.describe('the first meeting', () => {
  let server: TestServer;
  let browser: Browser;
  test.beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchChromium()]);
  });
  test.afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const enter = async (people: readonly Attendee[]): Promise<string> => {
    const [host, ...guests] = people;
    if (!host) throw new Error('A meeting needs a host');
    const link = await startMeeting(host, server.url, 'Ward round');
    for (const guest of guests) await joinByLink(guest, link);
    return link;
  };

  /** All pictures at once, since each look takes about a second. */
  const everybodySeesEverybody = (people: readonly Attendee[]) =>
    Promise.all(
      people.flatMap((viewer) =>
        people.filter((other) => other !== viewer).map((other) => expectMoving(tileOf(viewer.page, other.name))),
      ),
    );

  test('S0-L33 S0-E15 three people join by a link, see and hear each other, share a screen, chat and end; history survives a restart', async () => {
    const ada = await openProfile(browser, 'Ada', { bypassCSP: true });
    const ben = await openProfile(browser, 'Ben');
    const cy = await openProfile(browser, 'Cy');
    const people = [ada, ben, cy];
    await enter(people);
    for (const { page } of people) await expectMode(page, 'sfu');
    await everybodySeesEverybody(people);

    const benTile = tileOf(ada.page, 'Ben');
    const benId = await benTile.getAttribute('data-participant');
    await watchParticipant(ada.page, benId ?? '');
    // The fake microphone beeps about once a second.
    await expect.poll(async () => (await readGaps(ada.page)).heardMs, { message: 'sound from Ben' }).toBeGreaterThan(0);

    await ben.page.getByTestId('toggle-microphone').click();
    await expect(benTile).toHaveAttribute('data-muted', 'true');

    await cy.page.getByTestId('toggle-screen').click();
    const screen = ada.page.locator('[data-testid="tile"][data-kind="screen"]');
    await expectMoving(screen);
    await cy.page.getByTestId('toggle-screen').click();
    await expect(screen).toHaveCount(0);

    await ada.page.getByTestId('toggle-chat').click();
    await ada.page.getByTestId('chat-input').fill('Hello from Ada');
    await ada.page.keyboard.press('Enter');
    await ben.page.getByTestId('toggle-chat').click();
    await expect(ben.page.getByText('Hello from Ada')).toBeVisible();

    await cy.page.getByTestId('leave').click();
    await expect(tileOf(ada.page, 'Cy')).toHaveCount(0);
    await expectMoving(tileOf(ada.page, 'Ben'));

    await ada.page.getByTestId('leave').click();
    await ada.page.getByTestId('end-for-all').click();
    await ada.page.getByTestId('confirm').click();
    await expect(ben.page.getByTestId('to-home')).toBeVisible();

    await server.stop();
    await server.start();
    await ada.page.goto(`${server.url}/history`);
    await expect(ada.page.getByTestId('call-row')).toHaveCount(1);
    await expect(ada.page.getByTestId('call-row')).toContainText('Ward round');
    for (const person of people) await person.close();
  });

  test('a reload of the page comes back into the call, as the same participant', async () => {
    const ada = await openProfile(browser, 'Ada');
    const ben = await openProfile(browser, 'Ben');
    await enter([ada, ben]);
    await expectMoving(tileOf(ada.page, 'Ben'));
    const before = await tileOf(ada.page, 'Ben').getAttribute('data-participant');
    await ben.page.reload();
    await expect(ben.page.getByTestId('call')).toBeVisible();
    await expectMoving(tileOf(ben.page, 'Ada'));
    await expectMoving(tileOf(ada.page, 'Ben'));
    await expect(tileOf(ada.page, 'Ben')).toHaveCount(1);
    expect(await tileOf(ada.page, 'Ben').getAttribute('data-participant')).toBe(before);
    await ada.close();
    await ben.close();
  });

  test('a kill -9 of the server in mid-call brings everybody back by itself within 10 s', async () => {
    const ada = await openProfile(browser, 'Ada');
    const ben = await openProfile(browser, 'Ben');
    const cy = await openProfile(browser, 'Cy');
    const people = [ada, ben, cy];
    await enter(people);
    for (const { page } of people) await expectMode(page, 'sfu');
    await expectMoving(tileOf(ada.page, 'Cy'));
    const ids = await Promise.all(['Ben', 'Cy'].map((name) => tileOf(ada.page, name).getAttribute('data-participant')));
    await server.kill();
    await expect(ada.page.getByTestId('reconnecting')).toBeVisible();
    await server.start();
    const backAt = Date.now();
    await Promise.all(
      people.map(({ page }) => expect(page.getByTestId('call')).toHaveAttribute('data-line', 'online')),
    );
    const onlineMs = Date.now() - backAt;
    await everybodySeesEverybody(people);
    const tookMs = Date.now() - backAt;
    test.info().annotations.push({
      type: 'measured',
      description: `everybody is online ${onlineMs} ms, and flows ${tookMs} ms after the server is ready`,
    });
    process.stderr.write(`online ${onlineMs} flows ${tookMs}\n`);
    expect(tookMs).toBeLessThan(10_000);
    expect(
      await Promise.all(['Ben', 'Cy'].map((name) => tileOf(ada.page, name).getAttribute('data-participant'))),
    ).toEqual(ids);
    for (const person of people) await person.close();
  });
});
