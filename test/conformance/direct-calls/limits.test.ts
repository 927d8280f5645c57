import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bringTo, connectCallers, createCallers, readCall } from '#test/support/drivers/direct-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer({ args: ['--rate-limits', 'on'] });
afterAll(() => server.close());
const { url } = server;

const readLogs = async (): Promise<string> => {
  const folder = join(server.dataFolder, 'logs');
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
};

describe('calling', () => {
  it('S4-X3 S4-X27 S4-L20 S4-L21 is possible five times a minute, for each person', async () => {
    const [john, ben, cleo] = await createCallers(url, 'John', 'Ben', 'Cleo');
    const body = { calleeId: ben.id, callType: 'VIDEO' };
    for (let count = 1; count <= 5; count += 1) {
      const { status, headers } = await john.rest.send('initiate', { body });
      expect(status).toBe(count === 1 ? 201 : 400);
      expect(headers.get('x-ratelimit-limit')).toBe('5');
      expect(headers.get('x-ratelimit-remaining')).toBe(String(5 - count));
    }
    expect(await john.rest.fails('initiate', { body })).toEqual({
      ...{ status: 429, success: false, message: expect.any(String), data: null, errors: [] },
    });
    const { headers } = await john.rest.send('initiate', { body });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await cleo.rest.send('initiate', { body })).status).toBe(400);
    // The limit of calling is none of what can be done with a call.
    expect((await john.rest.send('history')).status).toBe(200);
  });

  it('S4-L21 everything else by REST has a limit that no client reaches', async () => {
    const [john, ben] = await createCallers(url, 'John', 'Ben');
    const first = await john.rest.send('history');
    expect(first.headers.get('x-ratelimit-limit')).toBe('300');
    await Promise.all(Array.from({ length: 299 }, () => john.rest.send('history')));
    expect(await john.rest.fails('history')).toMatchObject({ status: 429, data: null });
    await ben.rest.ok('history');
  });
});

describe('the socket', () => {
  it('S4-L21 is not limited, only monitored', async () => {
    const [john, ben] = await connectCallers(url, 'John', 'Ben');
    const callId = await bringTo('RINGING', john, ben);
    for (let count = 0; count < 700; count += 1) john.socket.send('call.accept', { callId });
    await john.socket.settle();
    expect(john.socket.received('call_error')).toHaveLength(700);
    expect(john.socket.isOpen).toBe(true);
    ben.socket.send('call.accept', { callId });
    await john.socket.waitFor('call_accepted');
    await expect.poll(readLogs).toContain('a web socket sends a lot');
    const line = (await readLogs()).split('\n').find((text) => text.includes('a web socket sends a lot'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ person: john.id, frames: 600 });
    expect(line).not.toContain(john.token);
    await readCall(john, callId);
  });

  it('S4-L21 may be opened again and again', async () => {
    const [john] = await createCallers(url, 'John');
    for (let count = 0; count < 6; count += 1) await (await john.connect()).settle();
  });
});
