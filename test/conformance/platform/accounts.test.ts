import { join } from 'node:path';
import Database from 'better-sqlite3';
import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { createRest, login, registerUser } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const nobody = createRest(server.url);

/** Tries a wrong password so many times at once; gives the statuses. Each try that is looked at takes a quarter of a second of a core. */
const guess = async (email: string, times: number): Promise<number[]> => {
  const body = { email, password: 'NotThisOne1' };
  const answers = await Promise.all(Array.from({ length: times }, () => nobody.send('login', { body })));
  return answers.map(({ status }) => status);
};

const john = {
  firstName: 'John',
  lastName: 'Doe',
  email: 'john@example.com',
  password: 'SecurePass123',
  phoneNumber: '+1234567890',
};

describe('POST /api/auth/register', () => {
  it('S2-R1 S2-X9 S2-L1 S2-L4 S2-L5 S2-L6 S2-L7 S2-L41 makes an account that is signed in at once', async () => {
    const body = await nobody.ok('register', { body: john });
    expect(body.message).toBe('User registered successfully');
    expect(body.token).toBe(body.data.token);
    expect(body.data.user).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      firstName: 'John',
      lastName: 'Doe',
      email: 'john@example.com',
      isEmailVerified: false,
    });
    expect(JSON.stringify(body)).not.toMatch(/SecurePass123|\$2b\$/);

    const { data } = await createRest(server.url, body.token).ok('getProfile');
    expect(data.user).toMatchObject({
      phoneNumber: '+1234567890',
      avatar: null,
      preferences: {},
      subscription: { plan: 'free', features: {} },
    });
  });

  it('S2-X5 S2-X14 refuses an address that has an account, whatever its letters', async () => {
    const { email } = await registerUser(server.url);
    const error = await nobody.fails('register', { body: { ...john, email: email.toUpperCase() } });
    expect(error).toMatchObject({ httpStatus: 409, errorCode: 'CONFLICT' });
  });

  it('S2-X5 gives an address to one of many who ask at once', async () => {
    const email = 'race@example.com';
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => nobody.send('register', { body: { ...john, email } })),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
  });

  it.each([
    ['no first name', { firstName: undefined }, 'firstName'],
    ['an empty last name', { lastName: ' ' }, 'lastName'],
    ['no address', { email: 'john' }, 'email'],
    ['an operator as address', { email: { $gt: '' } }, 'email'],
    ['no password', { password: undefined }, 'password'],
    ['a short password', { password: 'short12' }, 'password'],
    ['an endless password', { password: 'x'.repeat(201) }, 'password'],
    ['no phone number', { phoneNumber: 'call me' }, 'phoneNumber'],
  ])('S2-X1 S2-X10 S2-L3 S2-L35 S2-L36 refuses %s and names the field', async (_what, wrong, field) => {
    const error = await nobody.fails('register', { body: { ...john, email: 'new@example.com', ...wrong } });
    expect(error).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
    expect(error.errors.map((issue) => issue.field)).toEqual([field]);
  });

  it('S2-L36 takes SQL as what it is: text', async () => {
    const lastName = `Robert'); DROP TABLE accounts;--`;
    const { rest } = await registerUser(server.url, { lastName });
    expect((await rest.ok('getProfile')).data.user.lastName).toBe(lastName);
  });
});

describe('POST /api/auth/login', () => {
  it('S2-R2 S2-X8 S2-L8 gives a token and shows the person as online', async () => {
    const user = await registerUser(server.url);
    await user.rest.ok('logout');
    const body = await nobody.ok('login', { body: { email: user.email.toUpperCase(), password: user.password } });
    expect(body.message).toBe('Login successful');
    expect(body.data.user).toMatchObject({ id: user.id, email: user.email, status: 'online' });
    expect(body.token).toBe(body.data.token);
  });

  it('S2-X2 S2-X11 refuses a wrong password and an unknown address in the same words', async () => {
    const { email } = await registerUser(server.url);
    const wrong = await nobody.fails('login', { body: { email, password: 'NotThisOne1' } });
    const unknown = await nobody.fails('login', { body: { email: 'who@example.com', password: 'NotThisOne1' } });
    expect(wrong).toMatchObject({ httpStatus: 401, errorCode: 'UNAUTHORIZED' });
    expect({ ...unknown, timestamp: '' }).toEqual({ ...wrong, timestamp: '' });
  });

  it('S2-X6 slows down whoever guesses the password of an account', async () => {
    const { email, password } = await registerUser(server.url);
    for (let times = 0; times < 5; times += 1) expect(await guess(email, 2)).toEqual([401, 401]);
    const error = await nobody.fails('login', { body: { email, password } });
    expect(error).toMatchObject({ httpStatus: 429, errorCode: 'TOO_MANY_REQUESTS' });
    // Others are not kept out by it.
    await login(server.url, await registerUser(server.url));
  });

  it('S2-X6 counts guesses that come all at once', async () => {
    const { email } = await registerUser(server.url);
    for (let times = 0; times < 4; times += 1) await guess(email, 2);
    // Two more are free; of those that come together, none has turned out to be wrong when the others are counted.
    const statuses = await guess(email, 22);
    expect(statuses.filter((status) => status === 401)).toHaveLength(2);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it('S2-X6 lets whoever knows the password sign in as often as wished', async () => {
    const user = await registerUser(server.url);
    for (let time = 0; time < 12; time++) await login(server.url, user);
  });

  it('S2-L31 S2-L2 gives a token for seven days, or as many as the server is told', async () => {
    const brief = await startServer({ env: { BECKON_TOKEN_DAYS: '0.25' } });
    try {
      for (const [url, days] of [
        [server.url, 7],
        [brief.url, 0.25],
      ] as const) {
        const { iat = 0, exp = 0 } = decodeJwt((await registerUser(url)).token);
        expect(exp - iat).toBe(days * 86_400);
      }
    } finally {
      await brief.close();
    }
  });

  it('S2-L32 keeps passwords by bcrypt with twelve rounds', async () => {
    const { id } = await registerUser(server.url);
    const database = new Database(join(server.dataFolder, 'beckon.db'), { readonly: true });
    const row = database.prepare('select password_hash from accounts where id = ?').get(id);
    database.close();
    expect(row).toEqual({ password_hash: expect.stringMatching(/^\$2b\$12\$.{53}$/) });
  });

  it('S2-L32 counts every character of a long password', async () => {
    const password = 'é'.repeat(60);
    const { email } = await registerUser(server.url, { password });
    const almost = `${'é'.repeat(59)}e`;
    expect(await nobody.fails('login', { body: { email, password: almost } })).toMatchObject({ httpStatus: 401 });
    await nobody.ok('login', { body: { email, password } });
  });
});

describe('POST /api/auth/logout', () => {
  it('S2-R3 S2-L2 ends this sign-in and no other', async () => {
    const user = await registerUser(server.url);
    const elsewhere = await login(server.url, user);
    await user.rest.ok('logout');
    expect(await user.rest.fails('getProfile')).toMatchObject({ httpStatus: 401, errorCode: 'UNAUTHORIZED' });
    await elsewhere.ok('getProfile');
  });

  it.each(['logout', 'getProfile', 'updateProfile', 'changePassword'] as const)(
    'S2-L2 S2-X2 %s needs a token',
    async (route) => {
      const forged = createRest(server.url, 'eyJhbGciOiJub25lIn0.e30.');
      expect(await nobody.fails(route)).toMatchObject({ httpStatus: 401 });
      expect(await forged.fails(route)).toMatchObject({ httpStatus: 401 });
    },
  );
});

describe('/api/auth/profile', () => {
  it('S2-R4 S2-R5 changes what is given and keeps the rest', async () => {
    const { rest } = await registerUser(server.url);
    const avatar = 'https://example.com/new-avatar.jpg';
    const preferences = { theme: 'dark', captions: { size: 2 } };
    const changed = await rest.ok('updateProfile', { body: { lastName: 'King', avatar, preferences } });
    expect(changed.data.user).toMatchObject({ firstName: 'Ada', lastName: 'King', avatar, preferences });
    const read = await rest.ok('getProfile');
    expect(read.message).toBe('Profile retrieved successfully');
    expect(read.data.user).toEqual(changed.data.user);

    const emptied = await rest.ok('updateProfile', { body: { avatar: null, phoneNumber: null } });
    expect(emptied.data.user).toMatchObject({ lastName: 'King', avatar: null, phoneNumber: null });
  });

  it('S2-R5 S2-L41 keeps every key of the preferences that many devices write at once', async () => {
    const { rest } = await registerUser(server.url);
    await rest.ok('updateProfile', { body: { preferences: { captions: { size: 2 }, old: true } } });
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    await Promise.all([
      ...keys.map((key) => rest.ok('updateProfile', { body: { preferences: { [key]: key } } })),
      rest.ok('updateProfile', { body: { preferences: { old: null } } }),
      rest.ok('updateProfile', { body: { lastName: 'King' } }),
    ]);
    const { user } = (await rest.ok('getProfile')).data;
    expect(user.preferences).toEqual({ captions: { size: 2 }, ...Object.fromEntries(keys.map((key) => [key, key])) });
    expect(user.lastName).toBe('King');
  });

  it('S2-L35 refuses preferences that become too many little by little, and changes nothing', async () => {
    const { rest } = await registerUser(server.url);
    const half = 'x'.repeat(10_000);
    await rest.ok('updateProfile', { body: { preferences: { one: half } } });
    const error = await rest.fails('updateProfile', { body: { lastName: 'King', preferences: { two: half } } });
    expect(error).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
    expect(error.message).toMatch(/less in the preferences/);
    expect((await rest.ok('getProfile')).data.user).toMatchObject({ lastName: 'Lovelace', preferences: { one: half } });
  });

  it.each([
    ['a script as avatar', { avatar: 'javascript:alert(1)' }],
    ['an empty name', { firstName: '' }],
    ['preferences of a wrong kind', { preferences: [] }],
    ['preferences without end', { preferences: { text: 'x'.repeat(20_000) } }],
  ])('S2-L35 refuses %s', async (_what, body) => {
    const { rest } = await registerUser(server.url);
    expect(await rest.fails('updateProfile', { body })).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST' });
  });

  it('S2-R5 gives nobody a role or another address', async () => {
    const user = await registerUser(server.url);
    const body = { role: 'admin', email: 'owner@beckon.local', isEmailVerified: true, id: 'f'.repeat(24) };
    const { data } = await user.rest.ok('updateProfile', { body });
    expect(data.user).toMatchObject({ role: 'user', email: user.email, isEmailVerified: false, id: user.id });
  });
});

describe('what is not there', () => {
  it.each([
    ['an unknown path', 'GET', '/api/auth/nothing', undefined, 404],
    ['broken JSON', 'POST', '/api/auth/login', '{"email":', 400],
  ])('S2-L3 S2-X4 S2-X13 %s is answered in the same envelope', async (_what, method, path, body, status) => {
    const response = await fetch(server.url + path, {
      method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      success: false,
      status: 'error',
      message: expect.any(String),
      errorCode: status === 404 ? 'NOT_FOUND' : 'BAD_REQUEST',
      timestamp: expect.any(String),
      errors: [],
    });
  });
});
