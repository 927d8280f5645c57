import { expect, test } from '@playwright/test';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { launchChromium } from './support/browsers.ts';
import { bundleProgram } from './support/bundle-program.ts';
import { openProfile } from './support/meeting.ts';

test('S0-R9 S0-R10 S0-R11 S0-R12 S0-R13 a program that knows the media server API alone sends and receives a picture', async () => {
  const [server, browser, code] = await Promise.all([
    startServer(),
    launchChromium(),
    bundleProgram('media-api-client.ts'),
  ]);
  try {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { callId, seats } = await callWith(people.ada, [people.ben], conversationId);
    const { page } = await openProfile(browser, 'Program', { bypassCSP: true });
    await page.goto(`${server.url}/docs/openapi.json`);
    await page.addScriptTag({ content: code });
    const [sender, receiver] = seats.map(({ participantId }) => participantId);
    const width = await page.evaluate(
      (all) => Reflect.get(window, 'sendAndReceive')(...all),
      [server.ready.mediaSecret, callId, sender, receiver],
    );
    expect(width).toBe(320);
  } finally {
    await browser.close();
    await server.close();
  }
});
