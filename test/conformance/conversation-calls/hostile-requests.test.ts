import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { errorMessages } from '#shared/contract/index.ts';
import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import {
  type Answer,
  type RouteName,
  beginCall,
  pathOf,
  sendRaw,
  toRestError,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { spoiled } from './support/junk.ts';
import { openWitness } from './support/witness.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

// Whatever a test did, the process lives and the call of others goes on.
const witness = await openWitness(server);
afterEach(() => witness.relay());

const invalid = { status: 400, code: 'INVALID_REQUEST' };
const routes = Object.entries(conversationCalls.routes).map(([name, route]) => ({ name: name as RouteName, route }));
const withBody = routes.filter(({ route }) => 'body' in route);

/** A success is fine, a refusal must be a published one; a bug of the server is neither. */
const expectPublished = (answer: Answer) => {
  if (answer.status < 300) return;
  const error = toRestError(answer);
  expect([400, 401, 403, 404, 409, 413, 415, 422, 503]).toContain(error.status);
  expect(error.message).not.toBe(errorMessages.INTERNAL);
};

/** Mallory in a call of her own, and a request by any route that would be right for her. */
const intrude = async () => {
  const { people, conversationId } = await createWorld({ server, accounts: ['mallory', 'mate'] });
  const { mallory, mate } = people;
  const { callId, participantId } = await beginCall(mallory, conversationId);
  const real: Record<string, string> = { callId, conversationId, participantId, userId: mate.id };
  const own = (example: unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(Object(example)).map(([key, value]) => [key, real[key] ?? value]));
  const requestFor = (name: RouteName) => {
    const { method, auth, example } = conversationCalls.routes[name];
    const { params, query, body } = example as { params?: object; query?: Record<string, string>; body?: object };
    const path = pathOf(name, { params: own(params) as Record<string, string>, ...(query ? { query } : {}) });
    const token = auth === 'mediaSecret' ? server.ready.mediaSecret : mallory.token;
    return { method, path, token, body: own(body) };
  };
  return { mallory, callId, conversationId, requestFor };
};

describe.each(withBody)('$name', ({ name }) => {
  it('S0-X32 S0-L2 S0-L6 refuses bodies that are no JSON, or no object', async () => {
    const { requestFor } = await intrude();
    const request = requestFor(name);
    for (const body of ['{', '{"a":}', 'not json', '"text"', '42', '[]', '\u0000']) {
      expect(toRestError(await sendRaw(url, { ...request, body }))).toMatchObject(invalid);
    }
  });

  it('S0-X32 S0-L6 answers its own body with any one field wrong or missing', async () => {
    const { requestFor } = await intrude();
    const request = requestFor(name);
    const wrong = spoiled(request.body);
    const answers = witness.during(Promise.all(wrong.map((body) => sendRaw(url, { ...request, body }))));
    (await answers).forEach(expectPublished);
  });
});

describe('bodies', () => {
  const initiate = async (body: string, headers: Record<string, string> = {}) => {
    const { mallory, conversationId } = await intrude();
    const filled = body.replace('CONVERSATION', conversationId);
    return sendRaw(url, { method: 'POST', path: '/api/calls', token: mallory.token, body: filled, headers });
  };

  it('S0-X32 of more than 1 MB are refused', async () => {
    const body = JSON.stringify({ conversationId: 'CONVERSATION', type: 'video', filler: 'x'.repeat(1_100_000) });
    expect(toRestError(await witness.during(initiate(body)))).toMatchObject(invalid);
  });

  it('S0-X32 with keys of prototypes are refused', async () => {
    const poison = '{"conversationId":"CONVERSATION","type":"video","__proto__":{"polluted":true}}';
    expect(toRestError(await initiate(poison))).toMatchObject(invalid);
  });

  it('S0-X32 as deep as they are long are refused or ignored', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expectPublished(await witness.during(initiate(`{"conversationId":${deep},"type":"video"}`)));
    expectPublished(await witness.during(initiate(deep)));
  });

  it('S0-X32 S0-L2 of another type are refused', async () => {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense']) {
      expectPublished(await initiate('{"conversationId":"CONVERSATION","type":"video"}', { 'content-type': type }));
    }
  });
});

describe('paths', () => {
  it('S0-X32 S0-L7 with ids that are none are refused', async () => {
    const { mallory } = await intrude();
    const ids = ['__proto__', '%00', '..%2F..%2Fetc%2Fpasswd', 'x'.repeat(5_000), "'--", '%F0%9F%92%A9', 'undefined'];
    for (const id of ids) {
      for (const path of [`/api/calls/${id}`, `/api/conversations/${id}/calls`, `/producers/${id}`]) {
        const answer = await sendRaw(url, { method: 'GET', path, token: mallory.token });
        expect(answer.status, path).toBeGreaterThanOrEqual(400);
        expectPublished(answer);
      }
    }
  });

  it('S0-X32 that cannot be decoded are refused', async () => {
    const answer = await sendRaw(url, { method: 'GET', path: '/api/calls/%E0%A4%A' });
    expect(toRestError(answer)).toMatchObject(invalid);
  });

  it('S0-X35 that nobody serves are not found, by methods that nobody serves neither', async () => {
    for (const path of ['/api', '/api/nothing', '/api/calls/a/b/c/d', '/routers/x/y/z']) {
      expect(toRestError(await sendRaw(url, { method: 'POST', path }))).toMatchObject({ status: 404 });
    }
    expect((await sendRaw(url, { method: 'PROPFIND', path: '/api/calls' })).status).toBeGreaterThanOrEqual(400);
  });

  it('S0-X32 S0-X33 with tokens that are none are refused', async () => {
    const path = '/api/conversations';
    for (const token of ['x', 'a.b.c', 'x'.repeat(7_000), '{}', 'e30.e30.']) {
      const error = toRestError(await sendRaw(url, { method: 'GET', path, token }));
      expect(error).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    }
  });
});

describe('the port', () => {
  const { hostname, port } = new URL(url);

  const dial = async (): Promise<Socket> => {
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    return socket;
  };

  it.each([
    { what: 'random bytes', bytes: Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 73) % 256)) },
    { what: 'the hello of TLS', bytes: Buffer.from('16030100a5010000a1030300', 'hex') },
    { what: 'another protocol', bytes: Buffer.from('SSH-2.0-OpenSSH_9.2p1\r\n') },
    { what: 'a header without an end', bytes: Buffer.from(`GET / HTTP/1.1\r\nx: ${'y'.repeat(100_000)}`) },
    {
      what: 'two lengths',
      bytes: Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'),
    },
  ])('cuts off whoever says $what', async ({ bytes }) => {
    const socket = await dial();
    socket.on('error', () => undefined);
    const gone = new Promise((closed) => socket.once('close', closed));
    socket.write(bytes);
    socket.resume();
    await gone;
  });

  it('serves others while hundreds say half a request, and stops in time all the same', async () => {
    const victim = await startServer();
    onTestFinished(() => victim.close());
    const target = new URL(victim.url);
    const halves = [
      '',
      'G',
      'GET / HTTP/1.1\r\nHost: x\r\n',
      'POST /api/calls HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{',
    ];
    const sockets = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const socket = connect(Number(target.port), target.hostname);
        socket.on('error', () => undefined);
        await once(socket, 'connect');
        socket.write(halves[index % halves.length] ?? '');
        return socket;
      }),
    );
    const answer = await sendRaw(victim.url, { method: 'GET', path: '/api/me' });
    expect(answer.status).toBe(401);
    const before = performance.now();
    await victim.stop();
    expect(performance.now() - before).toBeLessThan(5_000);
    for (const socket of sockets) socket.destroy();
  });

  it('reads a request that comes letter by letter', async () => {
    const socket = await dial();
    const answer = text(socket);
    for (const letter of 'GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n') {
      await new Promise<void>((written) => socket.write(letter, () => written()));
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('forgets whoever hangs up in the middle', async () => {
    for (let times = 0; times < 50; times += 1) {
      const socket = await dial();
      socket.on('error', () => undefined);
      socket.write('POST /api/calls HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"conversationId":');
      socket.resetAndDestroy();
    }
    await witness.relay();
  });
});
