import { afterAll, describe, expect, it } from 'vitest';
import { callWith, connectSocket, createAccount } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer, startTranslator } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const translator = await startTranslator('silent');
const server = await startServer({ env: { BECKON_TRANSLATE_URL: translator.url } });
afterAll(async () => {
  await server.close();
  translator.close();
});

/** A little more than the ten seconds after which the server stops waiting. */
const PATIENCE_MS = 14_000;
const ANONYMOUS_LIFE_MS = 30_000;

describe.concurrent('the patience of the server', () => {
  it('S0-X55 S0-E21 ends with TIMEOUT for an operation that takes too long, and does not hold up the call', async () => {
    const languages = { ada: 'en', ben: 'fr', cleo: 'en' };
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'], languages });
    const { ada, ben, cleo } = people;
    const { callId } = await callWith(ada, [ben, cleo], conversationId);
    const chunk = { callId, text: 'Hello', language: 'en', timestamp: '2025-10-28T10:35:12.000Z', isFinal: true };
    // Each waits four seconds for the translator, one after another: the third is too late.
    for (let times = 0; times < 3; times += 1)
      ada.socket.emit('call:transcription', { ...chunk, requireTranslation: true });
    await cleo.socket.ask('call:leave', { callId });
    await ada.socket.waitFor('call:participant-left');
    expect(ada.socket.received('call:error')).toEqual([]);
    const late = await ada.socket.waitFor('call:error', ({ code }) => code === 'TIMEOUT', PATIENCE_MS);
    expect(late).toMatchObject({ callId, code: 'TIMEOUT', message: expect.any(String) });
  });

  it('S0-L3 ends after half a minute for a connection that does not sign in', async () => {
    const ada = await createAccount(server.url, 'ada');
    const [silent, signedIn] = await Promise.all([connectSocket(server.url), connectSocket(server.url)]);
    await signedIn.ask('authenticate', { token: ada.token });
    await silent.closed(ANONYMOUS_LIFE_MS + 5000);
    await signedIn.settle();
    expect(signedIn.connected).toBe(true);
  });
});
