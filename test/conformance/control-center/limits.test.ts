import { afterAll, describe, expect, it } from 'vitest';
import {
  type RestClient,
  createOperatorAccount,
  createRest,
  enterSession,
  openSession,
  toRestError,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { type Answer, sendRaw } from '#test/support/drivers/conversation-calls/index.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';

/** Each test has a server of its own: what is counted by address would be counted together. */
const servers: TestServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));
const limited = async (): Promise<string> => {
  const server = await startServer({ args: ['--rate-limits', 'on'] });
  servers.push(server);
  return server.url;
};

const repeat = async <T>(times: number, task: () => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let count = 0; count < times; count += 1) results.push(await task());
  return results;
};

/** Refused, with how long to wait. */
const expectLimited = (answer: Answer): void => {
  expect(toRestError(answer)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  const waitSeconds = Number(answer.headers.get('retry-after'));
  expect(waitSeconds).toBeGreaterThan(0);
  expect(waitSeconds).toBeLessThanOrEqual(60);
};

describe('as published', () => {
  it('S3-L21 one address makes ten sessions a minute, whoever asks', async () => {
    const url = await limited();
    const [one, other] = await Promise.all([createOperatorAccount(url, 'one'), createOperatorAccount(url, 'other')]);
    const create = ({ control }: { control: RestClient }) => control.send('createSession');
    const answers = [...(await repeat(5, () => create(one))), ...(await repeat(5, () => create(other)))];
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(answers.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')))).toEqual([
      9, 8, 7, 6, 5, 4, 3, 2, 1, 0,
    ]);
    for (const who of [one, other]) expectLimited(await create(who));
  });

  it('S3-L22 one session gets a hundred tokens a minute, of both kinds together', async () => {
    const url = await limited();
    const scene = await openSession(url);
    const { control, maker, params } = scene;
    const participants = await repeat(50, () => control.send('issueParticipantToken', { params }));
    const controls = await repeat(49, () => maker.control.send('issueControlToken', { params }));
    expect(new Set([...participants, ...controls].map(({ status }) => status))).toEqual(new Set([200]));
    expectLimited(await control.send('issueParticipantToken', { params }));
    expectLimited(await maker.control.send('issueControlToken', { params }));
    const { session_id } = await maker.control.ok('createSession');
    await maker.control.ok('issueControlToken', { params: { session_id } });
  });

  it('S3-L23 one session takes sixty commands a minute, over REST and sockets together', async () => {
    const url = await limited();
    const scene = await openSession(url);
    const { control, params } = scene;
    const operator = await watch(scene);
    const ada = await enterSession(scene);
    const body = { participant_id: ada.id };
    await repeat(30, () => control.ok('mute', { params, body }));
    await repeat(30, () => operator.ask('unmute_participant', body));
    expect(await operator.refused('mute_participant', body)).toMatchObject({ code: 'RATE_LIMITED' });
    for (const route of ['mute', 'unmute'] as const) {
      expectLimited(await control.send(route, { params, body }));
    }
    expectLimited(await control.send('endSession', { params }));
    // Reading is not limited, and neither are other sessions.
    expect(await control.ok('getSession', { params })).toMatchObject({ status: 'active' });
    const other = await openSession(url);
    await other.control.ok('muteAll', { params: other.params });
  });

  it('S3-L23 S3-L14 those who may not command cannot use the commands up', async () => {
    const url = await limited();
    const scene = await openSession(url);
    const ada = await enterSession(scene);
    const { params } = scene;
    const body = { participant_id: ada.id };
    const refused = await repeat(70, () => createRest(url, ada.token).send('mute', { params, body }));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));
    await repeat(70, () => createRest(url).send('mute', { params, body }));
    await scene.control.ok('mute', { params, body });
  });
});

describe('pages of other servers', () => {
  const ask = (url: string, method: string, origin: string, path = '/api/video-call/session/x') =>
    sendRaw(url, {
      method,
      path,
      headers: {
        origin,
        ...(method === 'OPTIONS'
          ? { 'access-control-request-method': 'DELETE', 'access-control-request-headers': 'authorization' }
          : {}),
      },
    });

  it('S3-L18 S3-L19 S3-L20 may use it from the published address only', async () => {
    const url = await limited();
    const preflight = await ask(url, 'OPTIONS', 'https://bahasadri.com');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://bahasadri.com');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, DELETE');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Content-Type, Authorization');
    const simple = await ask(url, 'GET', 'https://bahasadri.com');
    expect(simple.status).toBe(401);
    expect(simple.headers.get('access-control-allow-origin')).toBe('https://bahasadri.com');
    for (const origin of [
      'https://evil.example',
      'http://bahasadri.com',
      'https://bahasadri.com.evil.example',
      'null',
    ]) {
      for (const method of ['OPTIONS', 'GET']) {
        expect((await ask(url, method, origin)).headers.get('access-control-allow-origin')).toBeNull();
      }
    }
  });

  it('S3-L18 may use the other APIs, as those publish', async () => {
    const url = await limited();
    const answer = await ask(url, 'GET', 'https://any.example', '/api/me');
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://any.example');
  });

  it('S3-L18 may use it from more addresses when the server is told so', async () => {
    const server = await startServer({ env: { BECKON_CORS_ORIGINS: 'https://control.example' } });
    servers.push(server);
    const allowed = async (origin: string) =>
      (await ask(server.url, 'GET', origin)).headers.get('access-control-allow-origin');
    expect(await allowed('https://control.example')).toBe('https://control.example');
    expect(await allowed('https://bahasadri.com')).toBe('https://bahasadri.com');
    expect(await allowed('https://evil.example')).toBeNull();
  });
});

describe('the addresses', () => {
  it('S3-L1 S3-L15 of join links begin with the public one when the server knows it', async () => {
    const server = await startServer({ env: { BECKON_PUBLIC_URL: 'https://bahasadri.com/' } });
    servers.push(server);
    const scene = await openSession(server.url);
    const { join_url } = await scene.control.ok('issueParticipantToken', { params: scene.params });
    expect(join_url.startsWith(`https://bahasadri.com/join/${scene.id}?token=`)).toBe(true);
  });
});
