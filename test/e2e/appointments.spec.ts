import { type Browser, type Page, expect, test } from '@playwright/test';
import { inMinutes, ownerOf } from '#test/support/drivers/session-rooms/index.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { type Member, openMember } from './support/accounts.ts';
import { launchChromium } from './support/browsers.ts';
import { findProblems } from './support/find-problems.ts';
import { expectMoving, tileOf } from './support/meeting.ts';

let server: TestServer;
let browser: Browser;
test.beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});
test.afterAll(async () => {
  await browser.close();
  await server.close();
});

const pair = async (): Promise<readonly [provider: Member, client: Member]> => [
  await openMember(browser, server.url, 'Dr. Jane Smith'),
  await openMember(browser, server.url, 'John Doe'),
];

/** Books over the API, as an administrator would. */
const book = async ([jane, john]: readonly [Member, Member], wish: Readonly<Record<string, unknown>> = {}) => {
  const parties = { clientId: john.user.id, psychologistId: jane.user.id };
  const standing = { status: 'Confirmed', paymentStatus: 'Completed', date: inMinutes(0), type: 'Individual' };
  const { data } = await ownerOf(server).ok('createAppointment', { body: { ...parties, ...standing, ...wish } });
  return data.id;
};

const goTo = ({ page }: Member, path: string) => page.goto(`${server.url}${path}`);

/** Fills the form for the present moment, in the clock of twelve hours that this profile reads. */
const fillForm = async (page: Page, client: Member): Promise<void> => {
  await page.getByTestId('field-client').fill('John');
  await page.getByRole('option', { name: 'John Doe' }).first().click();
  const now = new Date();
  await page.getByLabel('Hour').fill(String(now.getHours() % 12 || 12).padStart(2, '0'));
  await page.getByLabel('Minute', { exact: true }).fill(String(now.getMinutes()).padStart(2, '0'));
  await page.getByLabel('Morning or afternoon').selectOption(now.getHours() < 12 ? 'AM' : 'PM');
  await expect(page.getByTestId('field-client')).toHaveValue(client.name);
};

test('a session from booking to its end: the client sees it at once, waits, is let in, and both see each other', async () => {
  const [jane, john] = await pair();
  await goTo(john, '/appointments');
  await expect(john.page.getByTestId('day-panel')).toContainText('Nothing planned.');

  await goTo(jane, '/appointments');
  await jane.page.getByTestId('new-appointment').click();
  await fillForm(jane.page, john);
  await jane.page.getByTestId('save-appointment').click();
  await expect(jane.page.getByRole('heading', { level: 1 })).toHaveText('With John Doe');

  const row = john.page.getByTestId('day-panel').getByTestId('appointment-row');
  await expect(row).toContainText('Payment pending');
  await row.click();
  await john.page.getByTestId('open-room').click();
  await expect(john.page.getByTestId('door-shut')).toHaveAttribute('data-reason', 'unpaid');

  await jane.page.getByTestId('mark-paid').click();
  await john.page.getByTestId('join-call').click();
  await expect(john.page.getByTestId('waiting-for-provider')).toContainText('Dr. Jane Smith knows that you are here');

  await expect(jane.page.getByTestId('appointment-notice')).toContainText('John Doe is waiting');
  await jane.page.getByTestId('let-in').click();
  for (const { page } of [jane, john]) await expect(page.getByTestId('call')).toBeVisible({ timeout: 30_000 });
  await Promise.all([expectMoving(tileOf(jane.page, 'John Doe')), expectMoving(tileOf(john.page, 'Dr. Jane Smith'))]);
  await expect(jane.page.getByTestId('appointment-notice')).toHaveCount(0);

  await jane.page.getByTestId('leave').click();
  await jane.page.getByTestId('end-for-all').click();
  await jane.page.getByTestId('confirm').click();
  for (const { page } of [jane, john]) await expect(page.getByTestId('session-duration')).toBeVisible();
  await john.page.getByRole('link', { name: 'Show the appointment' }).click();
  await expect(john.page.getByTestId('appointment-status')).toHaveText('Completed');
  await expect(john.page.getByTestId('appointment-facts')).toContainText('Duration');
  for (const person of [jane, john]) await person.close();
});

test('the waiting room says why the door is shut, and opens by itself', async () => {
  const [jane, john] = await pair();
  const id = await book([jane, john], { status: 'Pending', date: inMinutes(60) });
  const change = (body: unknown) => jane.user.rest.ok('updateAppointment', { params: { appointmentId: id }, body });
  await goTo(john, `/appointments/${id}/room`);
  const shut = john.page.getByTestId('door-shut');
  await expect(shut).toHaveAttribute('data-reason', 'notConfirmed');
  await change({ status: 'Confirmed' });
  await expect(shut).toHaveAttribute('data-reason', 'tooEarly');
  await expect(john.page.getByTestId('countdown')).toContainText(/\d:\d\d/);
  await change({ date: inMinutes(-180) });
  await expect(shut).toHaveAttribute('data-reason', 'tooLate');
  await change({ status: 'Cancelled' });
  await expect(shut).toHaveAttribute('data-reason', 'cancelled');
  await change({ status: 'Confirmed', date: inMinutes(5) });
  await expect(john.page.getByTestId('join-call')).toBeVisible();
  await john.page.getByTestId('join-call').click();
  await john.page.getByTestId('stop-waiting').click();
  await expect(john.page.getByTestId('join-call')).toBeVisible();
  for (const person of [jane, john]) await person.close();
});

test('the provider may be in the room first; the client is called to mind, and a reload leads back in', async () => {
  const [jane, john] = await pair();
  await goTo(john, '/');
  await expect(john.page.getByTestId('start-meeting')).toBeVisible();
  const id = await book([jane, john], { date: inMinutes(10) });
  const reminder = john.page.getByTestId('appointment-notice');
  await expect(reminder).toContainText(/In (9|10) minutes: Dr\. Jane Smith/);
  await goTo(jane, `/appointments/${id}/room`);
  await jane.page.getByTestId('join-call').click();
  await expect(jane.page.getByTestId('call')).toBeVisible({ timeout: 30_000 });

  await reminder.getByRole('button', { name: 'Waiting room' }).click();
  await john.page.getByTestId('join-call').click();
  await jane.page.getByTestId('let-in').click();
  await expectMoving(tileOf(john.page, 'Dr. Jane Smith'));
  await john.page.reload();
  await expectMoving(tileOf(john.page, 'Dr. Jane Smith'));
  await goTo(jane, `/appointments/${id}`);
  await jane.page.getByTestId('end-session').click();
  await expect(john.page.getByTestId('session-duration')).toBeVisible();
  await expect(jane.page.getByTestId('appointment-status')).toHaveText('Completed');
  for (const person of [jane, john]) await person.close();
});

test('the calendar is walked through by keys', async () => {
  const [jane, john] = await pair();
  await book([jane, john]);
  await goTo(jane, '/appointments');
  const { page } = jane;
  const chosen = page.locator('[role="gridcell"][aria-selected="true"]');
  const dayOf = () => chosen.getAttribute('data-day');
  await expect(chosen).toContainText(', 1 appointment');
  const today = (await dayOf()) ?? '';
  await chosen.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect.poll(dayOf).not.toBe(today);
  await expect(chosen).toBeFocused();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(dayOf).toBe(today);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('day-panel').getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('With John Doe');
  for (const person of [jane, john]) await person.close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the screens break no rule of accessibility in ${scheme}`, async () => {
    const [jane, john] = await pair();
    const [id, early] = [await book([jane, john]), await book([jane, john], { date: inMinutes(90) })];
    for (const { page } of [jane, john]) await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const { page } = jane;
    const check = async (name: string, of: Page = page) => {
      expect.soft(await findProblems(of), name).toEqual([]);
    };
    await goTo(jane, '/appointments');
    await expect(page.getByTestId('day-panel').getByTestId('appointment-row').first()).toBeVisible();
    await check('month');
    for (const view of ['Week', 'List']) {
      await page.getByText(view, { exact: true }).click();
      await expect(page.getByTestId('appointment-row').first()).toBeVisible();
      await check(view);
    }
    await goTo(jane, `/appointments/${id}`);
    await expect(page.getByTestId('appointment-facts')).toBeVisible();
    await check('appointment');
    await goTo(jane, `/appointments/${id}/edit`);
    await expect(page.getByTestId('save-appointment')).toBeVisible();
    await check('changing it');
    await goTo(jane, '/appointments/new');
    await page.getByTestId('save-appointment').click();
    await expect(page.getByText('Choose a client.')).toBeVisible();
    await check('new, with a mistake');
    await page.getByRole('button', { name: /^Date/ }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await check('choosing a date');
    await goTo(john, `/appointments/${early}/room`);
    await expect(john.page.getByTestId('door-shut')).toBeVisible();
    await check('shut door', john.page);
    await goTo(john, `/appointments/${id}/room`);
    await john.page.getByTestId('join-call').click();
    await expect(john.page.getByTestId('waiting-for-provider')).toBeVisible();
    await check('waiting', john.page);
    await expect(page.getByTestId('let-in')).toBeVisible();
    await check('somebody waits');
    await jane.user.rest.ok('start', { params: { sessionId: id } });
    await jane.user.rest.ok('end', { params: { sessionId: id } });
    await expect(john.page.getByTestId('session-duration')).toBeVisible();
    await check('over', john.page);
    for (const person of [jane, john]) await person.close();
  });
}
