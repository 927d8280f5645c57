import { afterAll, describe, expect, it } from 'vitest';
import { book, connectSocket, createUser, inMinutes } from '#test/support/drivers/session-rooms/index.ts';
import { sendRaw } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer({ args: ['--rate-limits', 'on'] });
afterAll(() => server.close());
const { url } = server;

describe('the limit of the video call endpoints', () => {
  it('S1-L27 S1-L29 S1-X23 lets ten requests of a minute through, under both paths together', async () => {
    const { rest } = await createUser(url, 'ada');
    const other = await createUser(url, 'ben');
    for (let count = 1; count <= 10; count++) {
      const { status, headers } = await rest.send(count % 2 === 0 ? 'config' : 'configV1');
      expect(status).toBe(200);
      expect(headers.get('x-ratelimit-limit')).toBe('10');
      expect(headers.get('x-ratelimit-remaining')).toBe(String(10 - count));
      const resetS = Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000;
      expect(resetS).toBeGreaterThan(0);
      expect(resetS).toBeLessThanOrEqual(61);
    }
    const over = await rest.fails('config');
    expect(over).toMatchObject({ status: 429, code: 'RATE_LIMIT_EXCEEDED' });
    const { headers } = await rest.send('config');
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await other.rest.send('config')).status).toBe(200);
  });

  it('S1-L29 stands in the headers of errors as well', async () => {
    const { rest } = await createUser(url, 'ada');
    const { status, headers } = await rest.send('canJoin', { params: { sessionId: 'nonsense' } });
    expect(status).toBe(400);
    expect(headers.get('x-ratelimit-limit')).toBe('10');
  });

  it('S1-L26 is five a minute for signing in, by address', async () => {
    const body = { email: 'nobody@example.org', password: 'SecurePass123' };
    const statuses: number[] = [];
    for (let count = 0; count < 6; count++)
      statuses.push((await sendRaw(url, { method: 'POST', path: '/api/auth/login', body })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});

describe('the limit of connections', () => {
  const ticketOf = async (token: string, known?: string) => {
    const socket = await connectSocket(url, { auth: { token, ticket: known } });
    const { promise, resolve } = Promise.withResolvers<string>();
    socket.raw.once('session:ticket', ({ ticket }: { ticket: string }) => resolve(ticket));
    // Signing in once more hands a ticket again, should the first one have come before anybody listened.
    await socket.settle();
    return { socket, ticket: await promise };
  };

  it('S1-L28 lets three in within a minute, by person', async () => {
    const { token, connect } = await createUser(url, 'ada');
    for (let count = 0; count < 3; count++) (await connect()).close();
    await expect(connect()).rejects.toMatchObject({
      message: 'RATE_LIMIT_EXCEEDED',
      data: { code: 'RATE_LIMIT_EXCEEDED' },
    });
    await expect(connectSocket(url, { auth: { token } })).rejects.toMatchObject({ message: /RATE_LIMIT/ });
    await (await createUser(url, 'ben')).connect();
  });

  it('S1-L28 does not count who comes back with the ticket of an earlier connection', async () => {
    const { token } = await createUser(url, 'ada');
    let { socket, ticket } = await ticketOf(token);
    for (let count = 0; count < 6; count++) {
      socket.close();
      ({ socket, ticket } = await ticketOf(token, ticket));
    }
    expect(socket.connected).toBe(true);
  });

  it('S1-L28 counts who comes back with the ticket of somebody else, or with none that holds', async () => {
    const [ada, ben] = [await createUser(url, 'ada'), await createUser(url, 'ben')];
    const { ticket } = await ticketOf(ben.token);
    const [expiry = '', signature = ''] = ticket.split('.');
    const come = async (shown: string) =>
      (await connectSocket(url, { auth: { token: ada.token, ticket: shown } })).close();
    for (const worthless of ['nonsense', `${Number(expiry) + 1}.${signature}`, `${expiry}.`]) await come(worthless);
    await expect(come(ticket)).rejects.toMatchObject({ message: 'RATE_LIMIT_EXCEEDED' });
  });

  it('is nothing to a session: signing in, booking and joining stay below it', async () => {
    const { client, room } = await book(server, { date: inMinutes(5) });
    const socket = await client.connect();
    expect(await socket.ask('join-room', { roomId: await room() })).toMatchObject({ success: true });
  });
});
