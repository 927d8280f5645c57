import { type Page, expect } from '@playwright/test';
import { giveName, joinFromLobby } from '../../e2e/support/meeting.ts';
import { type Bridge, BRIDGE_NAME } from '#shared/ipc/index.ts';
import type { Person } from '../../support/drivers/conversation-calls/index.ts';
import type { DesktopApp } from './desktop-app.ts';

/** A server is up within this time, also on a machine that does other things. */
const UP_LIMIT_MS = 30_000;

const hostCard = (page: Page) => page.getByTestId('host-card');

/** Waits until the own server is up. */
export const expectHosting = (page: Page): Promise<void> =>
  expect(hostCard(page)).toHaveAttribute('data-state', 'running', { timeout: UP_LIMIT_MS });

/** Makes this app the meeting place, from the first screen. */
export const startHosting = async ({ page }: DesktopApp): Promise<void> => {
  await page.getByTestId('host-meeting').click();
  await expectHosting(page);
};

/** The process of the own server, as Electron lists it. */
export const serverPid = ({ electron }: DesktopApp): Promise<number | undefined> =>
  electron.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Beckon server')?.pid);

/** Goes to a server by an address or a link. */
export const connectTo = async ({ page }: DesktopApp, target: string): Promise<void> => {
  await page.getByTestId('server-address').fill(target);
  await page.getByTestId('server-connect').click();
};

/** Joins a meeting by its link from the first screen, as a guest. */
export const joinMeeting = async (app: DesktopApp, link: string, name: string): Promise<void> => {
  await connectTo(app, link);
  await giveName({ page: app.page, name });
  await joinFromLobby(app.page);
};

/** Signs somebody in where the app is connected to. */
export const signIn = async ({ page }: DesktopApp, { id, name, token }: Person): Promise<void> => {
  await expect(page.getByTestId('chosen-server')).toBeVisible();
  const identity = { kind: 'account', token, user: { id, username: name, isAnonymous: false } };
  await page.evaluate(
    async ([bridgeName, value]) => {
      const bridge = Reflect.get(window, bridgeName) as Bridge;
      await bridge.ask.secretWrite({ key: 'beckon.identity.v1', value });
    },
    [BRIDGE_NAME, JSON.stringify(identity)] as const,
  );
  await page.reload();
  await expect(page.getByTestId('person-menu')).toBeVisible();
};
