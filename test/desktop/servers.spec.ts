/** Servers are recognised by their keys: what changed is a loud question, never a silent yes. */
import { expect } from '@playwright/test';
import { beginMeeting } from '../e2e/support/meeting.ts';
import { startServer } from '../support/server/index.ts';
import { type DesktopApp, desktopTest as test } from './support/desktop-app.ts';
import { connectTo } from './support/hosting.ts';

const question = ({ page }: DesktopApp) => page.getByTestId('key-question');

const expectConnected = ({ page }: DesktopApp): Promise<void> =>
  expect(page.getByTestId('chosen-server')).toBeVisible();

test('the key of the first meeting is kept; another key at the same address is asked about', async ({ desktop }) => {
  const first = await startServer({ tls: true });
  const app = await desktop.launch();
  await connectTo(app, first.url);
  await expectConnected(app);
  await app.page.getByTestId('server-leave').click();
  const { port } = first.ready;
  await first.close();
  const second = await startServer({ tls: true, port });
  try {
    await app.page.getByTestId('known-servers').getByRole('button').first().click();
    await expect(question(app)).toContainText(String(second.ready.fingerprint));
    await expect(question(app)).toContainText(String(first.ready.fingerprint));
    await app.page.getByTestId('key-refuse').click();
    await expect(app.page.getByTestId('door')).toBeVisible();

    await connectTo(app, second.url);
    await expect(app.page.getByTestId('key-trust')).toBeDisabled();
    await app.page.getByTestId('key-checked').check();
    await app.page.getByTestId('key-trust').click();
    await expectConnected(app);
  } finally {
    await second.close();
  }
});

test('a link that names another key than the server shows leads nowhere', async ({ desktop }) => {
  const server = await startServer({ tls: true });
  try {
    const app = await desktop.launch();
    await connectTo(app, `${server.url}#sha256:${'0'.repeat(64)}`);
    await expect(app.page.getByTestId('key-refuse')).toBeVisible();
    await expect(app.page.getByTestId('key-trust')).toHaveCount(0);
    await app.page.getByTestId('key-refuse').click();
    await connectTo(app, `${server.url}#${server.ready.fingerprint}`);
    await expectConnected(app);
  } finally {
    await server.close();
  }
});

test('a certificate that changes during a call ends the connection, loudly', async ({ desktop }) => {
  const first = await startServer({ tls: true });
  const app = await desktop.launch();
  await connectTo(app, first.url);
  await beginMeeting({ page: app.page, name: 'Ada' }, 'Private');
  const { port } = first.ready;
  await first.close();
  const impostor = await startServer({ tls: true, port });
  try {
    await expect(question(app)).toContainText(String(impostor.ready.fingerprint), { timeout: 30_000 });
    const reached = await app.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      `${impostor.url}/health`,
    );
    expect(reached).toBe('refused');
  } finally {
    await impostor.close();
  }
});
