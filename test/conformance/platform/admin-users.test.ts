import { afterAll, describe, expect, it } from 'vitest';
import {
  connectSocket,
  createRest,
  login,
  ownerOf,
  registerStaff,
  registerUser,
} from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const owner = ownerOf(server);
const nobody = createRest(server.url);
const UNKNOWN = 'f'.repeat(24);
const about = ({ id }: { readonly id: string }) => ({ params: { userId: id } });
const ownerId = server.ready.owner.id;

describe('GET /api/admin/users', () => {
  it('S2-R44 S2-L23 S2-L7 finds and pages, newest first, and tells no secrets', async () => {
    const lastName = 'Pageable';
    const made = [];
    for (const firstName of ['One', 'Two', 'Three']) made.push(await registerUser(server.url, { firstName, lastName }));
    const [one, two, three] = made.map(({ id }) => id);
    const read = async (query: Record<string, string | number>) =>
      (await owner.ok('listUsers', { query: { search: 'PAGEable', ...query } })).data;

    const first = await read({ limit: 2 });
    expect(first).toMatchObject({ total: 3, page: 1, limit: 2, pages: 2 });
    expect(first.users.map(({ id }) => id)).toEqual([three, two]);
    expect((await read({ limit: 2, page: 2 })).users.map(({ id }) => id)).toEqual([one]);
    expect((await read({ page: 9 })).users).toEqual([]);
    expect(JSON.stringify(first)).not.toMatch(/passwordHash|\$2b\$|SecurePass/);
  });

  it('S2-R44 S2-L23 filters by state and role, twenty to a page', async () => {
    const lastName = 'Filterable';
    const gone = await registerUser(server.url, { firstName: 'Gone', lastName });
    const mod = await registerStaff(server, 'moderator', { firstName: 'Mod', lastName });
    const plain = await registerUser(server.url, { firstName: 'Plain', lastName });
    await owner.ok('suspendUser', about(gone));
    const find = async (query: Record<string, string>) =>
      (await owner.ok('listUsers', { query: { search: lastName, ...query } })).data.users.map(({ id }) => id);
    expect(await find({ status: 'suspended' })).toEqual([gone.id]);
    expect(await find({ status: 'active' })).toEqual([plain.id, mod.id]);
    expect(await find({ role: 'moderator' })).toEqual([mod.id]);
    expect(await find({ role: 'user', status: 'active' })).toEqual([plain.id]);
    const { data } = await owner.ok('listUsers');
    expect(data).toMatchObject({ page: 1, limit: 20 });
    expect((await owner.ok('listUsers', { query: { limit: 5000 } })).data.limit).toBe(100);
  });

  const wrong: Record<string, string | number>[] = [
    { page: 0 },
    { limit: 0 },
    { limit: 'all' },
    { status: 'asleep' },
    { role: 'king' },
  ];
  it.each(wrong)('S2-R44 S2-L35 refuses %j', async (query) => {
    expect(await owner.fails('listUsers', { query })).toMatchObject({ httpStatus: 400 });
  });
});

describe('GET /api/admin/users/:userId', () => {
  it('S2-R45 shows one account and how much it calls', async () => {
    const ada = await registerUser(server.url);
    await ada.rest.ok('createCall', { body: {} });
    const { data } = await owner.ok('getUser', about(ada));
    expect(data).toMatchObject({
      user: { id: ada.id, email: ada.email, role: 'user', isActive: true, isSuspended: false, hasPassword: true },
      stats: { calls: 1 },
    });
  });

  it('S2-R45 S2-X4 S2-X1 knows nobody who is not there', async () => {
    expect(await owner.fails('getUser', about({ id: UNKNOWN }))).toMatchObject({ httpStatus: 404 });
    expect(await owner.fails('getUser', about({ id: 'nonsense' }))).toMatchObject({ httpStatus: 400 });
  });
});

describe('PUT /api/admin/users/:userId', () => {
  it('S2-R46 changes what is given, and the account has it at once', async () => {
    const ada = await registerUser(server.url);
    const body = { firstName: 'Augusta', phoneNumber: '+44 1234', isEmailVerified: true };
    const { data } = await owner.ok('updateUser', { ...about(ada), body });
    expect(data.user).toMatchObject({ ...body, lastName: 'Lovelace', email: ada.email });
    expect((await ada.rest.ok('getProfile')).data.user).toMatchObject(body);
  });

  it('S2-R46 S2-X5 S2-X14 gives another address that nobody has, which is not confirmed', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url)];
    const taken = await owner.fails('updateUser', { ...about(ada), body: { email: ben.email.toUpperCase() } });
    expect(taken).toMatchObject({ httpStatus: 409, errorCode: 'CONFLICT' });
    await owner.ok('updateUser', { ...about(ada), body: { isEmailVerified: true } });
    const email = `moved.${ada.email}`;
    const { data } = await owner.ok('updateUser', { ...about(ada), body: { email } });
    expect(data.user).toMatchObject({ email, isEmailVerified: false });
    await login(server.url, { ...ada, email });
  });

  it('S2-R46 S2-L26 gives and takes rights, which hold at once, also on open connections', async () => {
    const ada = await registerUser(server.url);
    const socket = await ada.connect();
    expect(await ada.rest.fails('dashboard')).toMatchObject({ httpStatus: 403 });
    await owner.ok('updateUser', { ...about(ada), body: { role: 'moderator' } });
    await socket.closed();
    await ada.rest.ok('dashboard');
    await owner.ok('updateUser', { ...about(ada), body: { role: 'user' } });
    expect(await ada.rest.fails('dashboard')).toMatchObject({ httpStatus: 403 });
  });

  it('S2-R46 S2-X3 leaves roles to administrators, and people with rights to each other', async () => {
    const mod = await registerStaff(server, 'moderator');
    const admin = await registerStaff(server, 'admin');
    const ada = await registerUser(server.url);
    const tries: readonly [string, object][] = [
      [ada.id, { role: 'moderator' }],
      [mod.id, { role: 'admin' }],
      [admin.id, { firstName: 'Mallory' }],
      [ownerId, { email: 'mallory@example.org' }],
    ];
    for (const [userId, body] of tries) {
      const refused = await mod.rest.fails('updateUser', { params: { userId }, body });
      expect(refused).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    }
    await mod.rest.ok('updateUser', { ...about(ada), body: { firstName: 'Augusta' } });
    const demoted = await admin.rest.fails('updateUser', { params: { userId: ownerId }, body: { role: 'user' } });
    expect(demoted).toMatchObject({ httpStatus: 403 });
    const own = await admin.rest.fails('updateUser', { ...about(admin), body: { role: 'user' } });
    expect(own).toMatchObject({ httpStatus: 403 });
  });

  it.each([{ role: 'king' }, { email: 'nobody' }, { firstName: '' }, { isEmailVerified: 'yes' }])(
    'S2-R46 S2-L35 refuses %j',
    async (body) => {
      const ada = await registerUser(server.url);
      expect(await owner.fails('updateUser', { ...about(ada), body })).toMatchObject({ httpStatus: 400 });
    },
  );
});

describe('DELETE /api/admin/users/:userId', () => {
  it('S2-R47 S2-X4 removes the account with its sign-ins, connections and contacts', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url)];
    await ben.rest.ok('addContact', { body: { contactUserId: ada.id } });
    const socket = await ada.connect();
    await owner.ok('deleteUser', about(ada));
    await socket.closed();
    expect(await ada.rest.fails('getProfile')).toMatchObject({ httpStatus: 401 });
    expect(await nobody.fails('login', { body: ada })).toMatchObject({ httpStatus: 401 });
    expect((await ben.rest.ok('listContacts')).data.count).toBe(0);
    expect(await owner.fails('getUser', about(ada))).toMatchObject({ httpStatus: 404 });
    expect(await owner.fails('deleteUser', about(ada))).toMatchObject({ httpStatus: 404 });
    await registerUser(server.url, { email: ada.email });
  });

  it('S2-R47 leaves what was said in the calls of others', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url, { firstName: 'Ben' })];
    const { data } = await ada.rest.ok('createCall', { body: { title: 'Kept' } });
    const params = { callId: data.call.id };
    await ben.rest.ok('joinCall', { params, body: {} });
    await ben.rest.ok('sendChat', { params, body: { message: 'I was here' } });
    await owner.ok('deleteUser', about(ben));
    const { messages } = (await ada.rest.ok('listChat', { params })).data;
    expect(messages).toMatchObject([{ userId: ben.id, userName: 'Ben Lovelace', message: 'I was here' }]);
    const { call } = (await ada.rest.ok('getCall', { params })).data;
    expect(call.participants.find(({ userId }) => userId === ben.id)).toMatchObject({ status: 'left' });
  });

  it('S2-R47 S2-X3 spares the owner and whoever asks', async () => {
    const admin = await registerStaff(server, 'admin');
    expect(await admin.rest.fails('deleteUser', about(admin))).toMatchObject({ httpStatus: 403 });
    expect(await admin.rest.fails('deleteUser', { params: { userId: ownerId } })).toMatchObject({ httpStatus: 403 });
  });
});

describe('suspension', () => {
  it('S2-R48 S2-X3 S2-X11 holds at once for tokens, sign-in, sockets and the media of calls', async () => {
    const [ada, ben] = [await registerUser(server.url), await registerUser(server.url)];
    const call = (await ben.rest.ok('createCall', { body: {} })).data.call;
    const [adas, bens] = [await ada.connect(), await ben.connect()];
    await bens.ask('join-room', { roomId: call.id });
    const { agoraToken } = (await ada.rest.ok('joinCall', { params: { callId: call.id }, body: {} })).data;
    const media = await connectSocket(server.url, agoraToken.token);

    const { data } = await owner.ok('suspendUser', { ...about(ada), body: { reason: 'Asked for it' } });
    expect(data.user).toMatchObject({ isSuspended: true, isActive: false });
    await adas.closed();
    await media.closed();
    expect(await ada.rest.fails('getProfile')).toMatchObject({ httpStatus: 401, errorCode: 'UNAUTHORIZED' });
    expect(await nobody.fails('login', { body: ada })).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    for (const token of [ada.token, agoraToken.token])
      await expect(connectSocket(server.url, token)).rejects.toThrow('AUTHENTICATION_FAILED');
    expect(await bens.waitFor('user-left')).toMatchObject({ userId: ada.id, roomId: call.id });
    expect((await ben.rest.ok('searchUsers', { query: { query: ada.email } })).data.count).toBe(0);
  });

  it('S2-R48 stays through a change of the password by mail', async () => {
    const ada = await registerUser(server.url);
    await owner.ok('suspendUser', about(ada));
    const before = (await owner.ok('listOutbox')).data.total;
    await nobody.ok('forgotPassword', { body: { email: ada.email } });
    expect((await owner.ok('listOutbox')).data.total).toBe(before);
  });

  it('S2-R49 is undone: the password opens again, the old token does not', async () => {
    const ada = await registerUser(server.url);
    await owner.ok('suspendUser', about(ada));
    const { data } = await owner.ok('activateUser', about(ada));
    expect(data.user).toMatchObject({ isSuspended: false, isActive: true });
    expect(await ada.rest.fails('getProfile')).toMatchObject({ httpStatus: 401 });
    await (await login(server.url, ada)).ok('getProfile');
  });

  it('S2-R48 S2-R49 S2-X3 S2-X4 is not for the owner, for oneself or for those with rights as oneself', async () => {
    const mod = await registerStaff(server, 'moderator');
    const other = await registerStaff(server, 'moderator');
    for (const userId of [ownerId, mod.id, other.id]) {
      const refused = await mod.rest.fails('suspendUser', { params: { userId } });
      expect(refused).toMatchObject({ httpStatus: 403 });
    }
    expect(await owner.fails('suspendUser', { params: { userId: ownerId } })).toMatchObject({ httpStatus: 403 });
    expect(await mod.rest.fails('suspendUser', about({ id: UNKNOWN }))).toMatchObject({ httpStatus: 404 });
    expect(await mod.rest.fails('activateUser', about({ id: UNKNOWN }))).toMatchObject({ httpStatus: 404 });
  });
});
