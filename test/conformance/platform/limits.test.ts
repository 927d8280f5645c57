import { afterAll, describe, expect, it } from 'vitest';
import { createRest, ownerOf, registerUser } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const limited = await startServer({ args: ['--rate-limits', 'on'] });
const unlimited = await startServer();
afterAll(async () => {
  await limited.close();
  await unlimited.close();
});

const headersOf = (headers: Headers) => ({
  limit: Number(headers.get('x-ratelimit-limit')),
  remaining: Number(headers.get('x-ratelimit-remaining')),
  reset: Number(headers.get('x-ratelimit-reset')),
});

describe('rate limits', () => {
  it('S2-L27 S2-X6 S2-X15 sign-in endpoints: five in a minute, and the headers count', async () => {
    const rest = createRest(limited.url);
    const body = { email: 'nobody@example.org', password: 'NotThisOne1' };
    for (let remaining = 4; remaining >= 0; remaining--) {
      const { status, headers } = await rest.send('login', { body });
      expect(status).toBe(401);
      expect(headersOf(headers)).toMatchObject({ limit: 5, remaining });
    }
    const surplus = await rest.send('login', { body });
    expect(surplus).toMatchObject({ status: 429, body: { errorCode: 'TOO_MANY_REQUESTS', errors: [] } });
    expect(Number(surplus.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headersOf(surplus.headers).reset).toBeGreaterThan(Date.now() / 1000);
    expect((await rest.fails('register', { body: {} })).httpStatus).toBe(429);
  });

  it('S2-L28 general endpoints: a hundred in a quarter of an hour, for each person', async () => {
    const owner = ownerOf(limited);
    const statuses = await Promise.all(Array.from({ length: 101 }, () => owner.send('listActiveCalls')));
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(100);
    const over = statuses.find(({ status }) => status === 429);
    expect(over?.body).toMatchObject({ errorCode: 'TOO_MANY_REQUESTS', error: { code: 'RATE_LIMIT_EXCEEDED' } });
    expect(headersOf(over?.headers ?? new Headers()).limit).toBe(100);
    expect((await createRest(limited.url, 'another.token.shown').send('listActiveCalls')).status).toBe(401);
  });

  it('S2-L29 admin endpoints: fifty in a minute', async () => {
    const owner = ownerOf(limited);
    const answers = await Promise.all(Array.from({ length: 51 }, () => owner.send('listOutbox')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('S2-L27 can be switched off for tests', async () => {
    const rest = createRest(unlimited.url);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => rest.send('verifyEmail', { params: { token: 'x' } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
  });
});

describe('headers', () => {
  it('S2-L34 has those that Helmet sets', async () => {
    const { headers } = await createRest(unlimited.url).send('health');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-frame-options')).toBeTruthy();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['http://localhost:3000', true],
    ['http://192.168.1.20:8787', true],
    ['https://beckon.local:8787', true],
    ['https://evil.example', false],
    ['http://localhost.evil.example', false],
  ])('S2-L33 a page of %s may ask: %s', async (origin, mayAsk) => {
    const user = await registerUser(unlimited.url);
    const { status, headers } = await user.rest.send('getProfile', { headers: { origin } });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(mayAsk ? origin : null);
  });

  it('S2-L33 tells beforehand which methods and headers there are', async () => {
    const response = await fetch(`${unlimited.url}/api/auth/profile`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'PUT' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
  });
});
