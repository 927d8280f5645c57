import { afterAll, describe, expect, it } from 'vitest';
import {
  connectSocket,
  createRest,
  login,
  ownerOf,
  registerUser,
  type User,
} from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const addContact = (user: User, other: User) => user.rest.ok('addContact', { body: { contactUserId: other.id } });

/** Two people, of whom the first has the second as a contact. */
const acquainted = async () => {
  const [ada, ben] = await Promise.all([
    registerUser(server.url),
    registerUser(server.url, { firstName: 'Ben', lastName: 'Noether' }),
  ]);
  await addContact(ada, ben);
  return { ada, ben };
};

describe('contacts', () => {
  it('S2-R11 S2-R13 S2-R14 come, are listed and go', async () => {
    const { ada, ben } = await acquainted();
    const { data } = await ada.rest.ok('listContacts');
    expect(data).toMatchObject({
      count: 1,
      contacts: [{ id: ben.id, firstName: 'Ben', lastName: 'Noether', email: ben.email, status: 'online' }],
    });
    expect((await ben.rest.ok('listContacts')).data).toEqual({ contacts: [], count: 0 });

    await ada.rest.ok('removeContact', { params: { contactUserId: ben.id } });
    expect((await ada.rest.ok('listContacts')).data.count).toBe(0);
    const again = await ada.rest.fails('removeContact', { params: { contactUserId: ben.id } });
    expect(again).toMatchObject({ httpStatus: 404, errorCode: 'NOT_FOUND' });
  });

  it('S2-R13 are there once however often they are added', async () => {
    const { ada, ben } = await acquainted();
    await addContact(ada, ben);
    expect((await ada.rest.ok('listContacts')).data.count).toBe(1);
  });

  it.each([
    ['somebody unknown', () => 'f'.repeat(24), 404],
    ['oneself', (me: string) => me, 400],
    ['nonsense', () => 'nonsense', 400],
    ['an operator', () => ({ $ne: null }), 400],
  ])('S2-R13 S2-X4 S2-L36 cannot be %s', async (_what, contactUserId, httpStatus) => {
    const ada = await registerUser(server.url);
    const error = await ada.rest.fails('addContact', { body: { contactUserId: contactUserId(ada.id) } });
    expect(error).toMatchObject({ httpStatus });
  });

  it.each(['listContacts', 'addContact', 'searchUsers', 'updateStatus'] as const)(
    'S2-L2 %s needs a token',
    async (route) => {
      expect(await createRest(server.url).fails(route)).toMatchObject({ httpStatus: 401 });
    },
  );
});

describe('GET /api/auth/search-users', () => {
  it('S2-R12 S2-L7 S2-L22 finds by any part of a name or address, never oneself, and tells no secrets', async () => {
    const ada = await registerUser(server.url, { firstName: 'Éléonore', lastName: 'Searchable' });
    const ben = await registerUser(server.url, { firstName: 'ÉLISE', lastName: 'Searchable' });
    const search = async (query: string) => (await ada.rest.ok('searchUsers', { query: { query } })).data;
    expect(await search('searchABLE')).toMatchObject({ count: 1, users: [{ id: ben.id, firstName: 'ÉLISE' }] });
    expect((await search('élis')).users.map(({ id }) => id)).toEqual([ben.id]);
    expect((await search(ben.email)).users.map(({ id }) => id)).toEqual([ben.id]);
    expect(await search('%')).toEqual({ users: [], count: 0 });
    expect(JSON.stringify(await search('searchable'))).not.toMatch(/password|\$2b\$/i);
  });

  it('S2-R12 S2-L22 gives at most what was asked for, ten by default', async () => {
    const people = await Promise.all(
      Array.from({ length: 12 }, () => registerUser(server.url, { lastName: 'Manyfold' })),
    );
    const [first] = people;
    const search = (query: Record<string, string | number>) => first?.rest.ok('searchUsers', { query });
    expect((await search({ query: 'manyfold' }))?.data.count).toBe(10);
    expect((await search({ query: 'manyfold', limit: 3 }))?.data.users).toHaveLength(3);
    expect((await search({ query: 'manyfold', limit: 1000 }))?.data.count).toBe(11);
  });

  const wrong: Record<string, string | number>[] = [
    {},
    { query: ' ' },
    { query: 'a', limit: 0 },
    { query: 'a', limit: 'many' },
  ];
  it.each(wrong)('S2-L35 refuses %j', async (query) => {
    const { rest } = await registerUser(server.url);
    expect(await rest.fails('searchUsers', { query })).toMatchObject({ httpStatus: 400 });
  });
});

describe('presence', () => {
  it.each(['busy', 'away', 'offline', 'online'] as const)('S2-R15 shows as %s when one says so', async (status) => {
    const { ada, ben } = await acquainted();
    await ben.rest.ok('updateStatus', { body: { status } });
    expect((await ben.rest.ok('getProfile')).data.user.status).toBe(status);
    expect((await ada.rest.ok('listContacts')).data.contacts[0]?.status).toBe(status);
  });

  it('S2-R15 S2-L35 has no other word', async () => {
    const { rest } = await registerUser(server.url);
    expect(await rest.fails('updateStatus', { body: { status: 'asleep' } })).toMatchObject({ httpStatus: 400 });
  });

  it('S2-R3 is offline after the logout', async () => {
    const { ada, ben } = await acquainted();
    await ben.rest.ok('logout');
    expect((await ada.rest.ok('listContacts')).data.contacts[0]?.status).toBe('offline');
  });

  it('S2-E1 S2-E20 S2-E21 tells contacts, in both directions, when somebody comes and goes', async () => {
    const { ada, ben } = await acquainted();
    const watch = await ada.connect();
    const socket = await ben.connect();
    expect(await watch.waitFor('user-online')).toEqual({ userId: ben.id, status: 'online' });
    socket.close();
    expect(await watch.waitFor('user-offline')).toEqual({ userId: ben.id, status: 'offline' });

    const back = await ben.connect();
    watch.close();
    expect(await back.waitFor('user-offline')).toEqual({ userId: ada.id, status: 'offline' });
  });

  it('S2-E20 S2-E21 tells nobody else', async () => {
    const { ada, ben } = await acquainted();
    const stranger = await (await registerUser(server.url)).connect();
    const watch = await ada.connect();
    const socket = await ben.connect();
    await watch.waitFor('user-online');
    socket.close();
    await watch.waitFor('user-offline');
    await stranger.settle();
    expect([...stranger.received('user-online'), ...stranger.received('user-offline')]).toEqual([]);
  });

  it('S2-E21 S2-L30 counts all devices of a person, and a reload is no coming and going', async () => {
    const { ada, ben } = await acquainted();
    const watch = await ada.connect();
    const phone = await ben.connect();
    await watch.waitFor('user-online');
    const laptop = await connectSocket(server.url, (await login(server.url, ben)).token);
    phone.close();
    laptop.close();
    const reloaded = await ben.connect();
    reloaded.close();
    await watch.waitFor('user-offline');
    expect(watch.received('user-online')).toHaveLength(1);
    expect(watch.received('user-offline')).toHaveLength(1);
  });

  it('S2-E20 S2-E21 tells when somebody chooses to show differently', async () => {
    const { ada, ben } = await acquainted();
    const watch = await ada.connect();
    await ben.rest.ok('updateStatus', { body: { status: 'busy' } });
    expect(await watch.waitFor('user-online')).toEqual({ userId: ben.id, status: 'busy' });
    await ben.rest.ok('updateStatus', { body: { status: 'offline' } });
    expect(await watch.waitFor('user-offline')).toEqual({ userId: ben.id, status: 'offline' });
  });
});

describe('connections', () => {
  it('S2-L30 the newest of one sign-in wins', async () => {
    const ada = await registerUser(server.url);
    const older = await ada.connect();
    const newer = await ada.connect();
    await older.closed();
    expect(newer.connected).toBe(true);
  });

  it('S2-R3 S2-E1 close with the logout, and the token opens none', async () => {
    const ada = await registerUser(server.url);
    const socket = await ada.connect();
    await ada.rest.ok('logout');
    await socket.closed();
    await expect(ada.connect()).rejects.toThrow('AUTHENTICATION_FAILED');
  });

  it('S2-E1 S2-L8 shows the owner of the server like anybody else', async () => {
    const { data } = await ownerOf(server).ok('getProfile');
    expect(data.user).toMatchObject({ role: 'admin', status: 'offline' });
  });
});
