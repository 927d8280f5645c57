import { afterAll, describe, expect, it } from 'vitest';
import {
  UNKNOWN_ID,
  callWith,
  connectSocket,
  createAccount,
  createInvitation,
  enterAsGuest,
  sendRaw,
  toRestError,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer({ args: ['--rate-limits', 'on'] });
afterAll(() => server.close());
const { url } = server;

const PUBLISHED_LIMIT = 100;

describe('requests about calls', () => {
  it('S0-X38 are refused with 429 after a hundred in a quarter of an hour, for one person alone', async () => {
    const [ada, ben] = await Promise.all([createAccount(url, 'ada'), createAccount(url, 'ben')]);
    const ask = (token: string) => sendRaw(url, { method: 'GET', path: `/api/calls/${UNKNOWN_ID}`, token });
    const first = await ask(ada.token);
    expect(first.status).toBe(404);
    expect(first.headers.get('x-ratelimit-limit')).toBe(String(PUBLISHED_LIMIT));
    expect(first.headers.get('x-ratelimit-remaining')).toBe(String(PUBLISHED_LIMIT - 1));
    const rest = await Promise.all(Array.from({ length: PUBLISHED_LIMIT - 1 }, () => ask(ada.token)));
    expect(new Set(rest.map(({ status }) => status))).toEqual(new Set([404]));
    const refused = await ask(ada.token);
    expect(toRestError(refused)).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(ben.token)).status).toBe(404);
  });
});

describe('handshakes', () => {
  it('are refused from the fourth in a minute on, for one person alone', async () => {
    const [ada, ben] = await Promise.all([createAccount(url, 'ada'), createAccount(url, 'ben')]);
    for (let times = 0; times < 3; times += 1) (await ada.connect()).close();
    await expect(connectSocket(url, { auth: { token: ada.token } })).rejects.toMatchObject({
      message: 'RATE_LIMIT_EXCEEDED',
      data: { code: 'RATE_LIMIT_EXCEEDED', message: expect.any(String) },
    });
    await ben.connect();
  });

  it('are free for whoever is in a call, so that a bad network cannot lock anybody out of it', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
    const { ada } = people;
    const gina = await enterAsGuest(url, await createInvitation(ada, conversationId), 'Gina');
    await gina.connect();
    const { callId } = await callWith(ada, [gina], conversationId);
    for (let times = 0; times < 6; times += 1) {
      for (const person of [ada, gina]) {
        const socket = await person.connect();
        expect(await socket.ask('call:resume', { callId })).toMatchObject({ callId });
      }
    }
  });
});
