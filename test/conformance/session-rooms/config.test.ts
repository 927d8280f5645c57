import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { createRest, createUser } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
const withRelay = await startServer({
  env: { BECKON_TURN_URL: 'turn:turn.example:3478, turns:turn.example:5349', BECKON_TURN_SECRET: 'shared secret' },
});
const halfSetUp = await startServer({ env: { BECKON_TURN_URL: 'turn:turn.example:3478' } });
afterAll(() => Promise.all([server.close(), withRelay.close(), halfSetUp.close()]));

const HOUR_S = 3600;

describe('GET /api/video-calls/config', () => {
  it('S1-R1 S1-L3 S1-L4 S1-L5 lists a STUN server without credentials, under data and at the top', async () => {
    const { rest } = await createUser(server.url, 'ada');
    const body = await rest.ok('config');
    expect(body.data.iceServers).toEqual([{ urls: `stun:${new URL(server.url).host}` }]);
    expect(body).toEqual({
      success: true,
      data: { iceServers: body.data.iceServers },
      iceServers: body.data.iceServers,
    });
  });

  it('S1-R1 lists a STUN server that answers', async () => {
    const { rest } = await createUser(server.url, 'ada');
    const [first] = (await rest.ok('config')).iceServers;
    const [, host = '', port = ''] = (first?.urls ?? '').split(':');
    const socket = createSocket('udp4');
    socket.send(Buffer.from('000100002112a442b7e7a701bc34d686fa87dfae', 'hex'), Number(port), host);
    const [answer] = (await once(socket, 'message')) as [Buffer];
    socket.close();
    expect(answer.subarray(0, 2).toString('hex')).toBe('0101');
  });

  it('S1-R1 S1-L5 gives credentials for the relay that expire, and that the relay can check', async () => {
    const { rest, id } = await createUser(withRelay.url, 'ada');
    const { iceServers } = await rest.ok('config');
    expect(iceServers.map(({ urls }) => urls)).toEqual([
      `stun:${new URL(withRelay.url).host}`,
      'turn:turn.example:3478',
      'turns:turn.example:5349',
    ]);
    for (const { username = '', credential } of iceServers.slice(1)) {
      const [expiry, person] = username.split(':');
      const lifeS = Number(expiry) - Date.now() / 1000;
      expect(lifeS).toBeGreaterThan(2 * HOUR_S);
      expect(lifeS).toBeLessThan(24 * HOUR_S);
      expect(person).toBe(id);
      expect(credential).toBe(createHmac('sha1', 'shared secret').update(username).digest('base64'));
    }
  });

  it('S1-X2 S1-X24 says that the server is set up wrong when the secret of the relay is missing', async () => {
    const { rest } = await createUser(halfSetUp.url, 'ada');
    expect(await rest.fails('config')).toMatchObject({ status: 500, code: 'SERVER_MISCONFIGURED' });
  });
});

describe('without a valid token', () => {
  const params = { sessionId: 'f'.repeat(24) };
  it.each(['config', 'generateRoom', 'canJoin', 'start', 'end', 'configV1', 'canJoinV1'] as const)(
    'S1-X1 S1-X19 S1-L2 %s answers 401',
    async (route) => {
      const wire = route.startsWith('config') ? {} : { params };
      for (const token of [undefined, 'x.y.z', '']) {
        const error = await createRest(server.url, token).fails(route, wire);
        expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED', error: error.message });
      }
    },
  );

  it('S1-L2 the token is one that other APIs take as well', async () => {
    const { token } = await createUser(server.url, 'ada');
    const response = await fetch(`${server.url}/api/video-calls/config`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
  });
});
