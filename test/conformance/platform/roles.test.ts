import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform } from '#shared/dialects/platform/index.ts';
import { openSession } from '#test/support/drivers/control-center/index.ts';
import { createInvitation, enterAsGuest } from '#test/support/drivers/conversation-calls/index.ts';
import {
  type RouteName,
  createCall,
  createRest,
  login,
  ownerOf,
  registerStaff,
  registerUser,
} from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

/** Who may pass: everybody, whoever has an account, moderators and administrators, administrators alone. */
type Door = 'anyone' | 'account' | 'staff' | 'admin';

/** Every route with its door: one that is forgotten does not compile. */
const doors: Record<RouteName, Door> = {
  ...{ register: 'anyone', login: 'anyone', forgotPassword: 'anyone', resetPassword: 'anyone' },
  ...{ verifyEmail: 'anyone', resendVerification: 'anyone', checkSetup: 'anyone', setup: 'anyone' },
  ...{ getProfile: 'account', updateProfile: 'account', changePassword: 'account', logout: 'account' },
  ...{ uploadAvatar: 'account', removeAvatar: 'account' },
  ...{ listContacts: 'account', addContact: 'account', removeContact: 'account', searchUsers: 'account' },
  updateStatus: 'account',
  ...{ createCall: 'account', joinCall: 'account', leaveCall: 'account', endCall: 'account', getCall: 'account' },
  ...{ listActiveCalls: 'account', listScheduledCalls: 'account', listPastCalls: 'account' },
  ...{ invite: 'account', respond: 'account', updateMedia: 'account', sendChat: 'account', listChat: 'account' },
  getToken: 'account',
  ...{ health: 'anyone', healthAtRoot: 'anyone', live: 'anyone', ready: 'anyone', info: 'anyone', system: 'anyone' },
  ...{ metrics: 'anyone', database: 'anyone', memory: 'anyone', cpu: 'anyone', disk: 'anyone', external: 'anyone' },
  ...{ uptime: 'anyone', version: 'anyone', dependencies: 'anyone' },
  ...{ dashboard: 'staff', analytics: 'staff', callAnalytics: 'staff', userAnalytics: 'staff' },
  ...{ listUsers: 'staff', getUser: 'staff', updateUser: 'staff', deleteUser: 'admin' },
  ...{ suspendUser: 'staff', activateUser: 'staff' },
  ...{ adminListCalls: 'staff', adminGetCall: 'staff', adminEndCall: 'staff', adminListParticipants: 'staff' },
  kick: 'staff',
  ...{ systemStats: 'staff', systemLogs: 'staff', systemHealth: 'staff' },
  ...{
    systemCleanup: 'admin',
    systemBackup: 'admin',
    listBackups: 'admin',
    startBackup: 'admin',
    listAudit: 'admin',
    listOutbox: 'admin',
  },
};

/** Let through; not known, 401; known and refused, 403. */
type Verdict = 'open' | 'nobody' | 'refused';

const strangers: Record<Exclude<AskerName, 'user' | 'moderator' | 'administrator'>, Verdict> = {
  ...{ nobody: 'nobody', 'signed out': 'nobody', suspended: 'nobody', operator: 'nobody', 'media secret': 'nobody' },
  ...{ guest: 'refused', ticket: 'refused' },
};

const verdicts: Record<Exclude<Door, 'anyone'>, Record<AskerName, Verdict>> = {
  account: { ...strangers, user: 'open', moderator: 'open', administrator: 'open' },
  staff: { ...strangers, user: 'refused', moderator: 'open', administrator: 'open' },
  admin: { ...strangers, user: 'refused', moderator: 'refused', administrator: 'open' },
};

type AskerName = keyof typeof askers;

/** What each of them shows. */
const askers = {
  nobody: async () => undefined,
  user: async () => (await registerUser(server.url)).token,
  moderator: async () => (await registerStaff(server, 'moderator')).token,
  administrator: async () => (await registerStaff(server, 'admin')).token,
  'signed out': async () => {
    const { rest, token } = await registerUser(server.url);
    await rest.ok('logout');
    return token;
  },
  suspended: async () => {
    const { id, token } = await registerUser(server.url);
    await ownerOf(server).ok('suspendUser', { params: { userId: id } });
    return token;
  },
  guest: async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const invitation = await createInvitation(people.ada, conversationId);
    return (await enterAsGuest(server.url, invitation, 'Gus')).token;
  },
  /** The pass of an administrator into the media of one call. */
  ticket: async () => (await createCall(await registerStaff(server, 'admin'))).agoraConfig.token,
  operator: async () => (await openSession(server.url)).controlToken,
  'media secret': async () => server.ready.mediaSecret,
};

const names = Object.keys(askers) as AskerName[];
const tokens = new Map<AskerName, string | undefined>();
const stranger = await registerUser(server.url);
beforeAll(async () => {
  for (const name of names) tokens.set(name, await askers[name]());
});

/** Leaving comes last, since it changes who one is. */
const routes = (Object.keys(doors) as RouteName[]).filter((route) => route !== 'logout');

/** A call of the asker; where that one makes no calls, or answers an invitation, of somebody else. */
const makeCall = async (route: RouteName, name: AskerName): Promise<string> => {
  const isMaker = verdicts.account[name] === 'open';
  const rest = createRest(server.url, tokens.get(name));
  if (isMaker && route !== 'respond') return (await rest.ok('createCall', { body: {} })).data.call.id;
  const inviteUserIds = isMaker ? [(await rest.ok('getProfile')).data.user.id] : [];
  return (await createCall(stranger, { inviteUserIds })).id;
};

/** A form with a file in it. */
const form = {
  headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  body: [
    '--edge',
    'Content-Disposition: form-data; name="avatar"; filename="me.png"',
    '',
    'not a picture',
    '--edge--',
    '',
  ].join('\r\n'),
};

/** Asks by the example of the catalog, about accounts that are not there, but calls that are. */
const ask = async (route: RouteName, name: AskerName): Promise<Verdict> => {
  const { path, example } = platform.routes[route];
  const { params = {}, query, body }: { params?: object; query?: object; body?: unknown } = example;
  const isAboutCall = path.startsWith('/api/calls/:callId');
  const { status, body: answer } = await createRest(server.url, tokens.get(name)).send(route, {
    params: { ...params, ...(isAboutCall ? { callId: await makeCall(route, name) } : {}) },
    query: { ...query },
    ...(route === 'uploadAvatar' ? form : { body: route === 'invite' ? { userIds: [stranger.id] } : body }),
  });
  if (status >= 500) throw new Error(`${route} broke for ${name}: ${JSON.stringify(answer)}`);
  // To some, a call is as if it were not there.
  const isHidden = status === 404 && isAboutCall;
  if (status !== 401 && status !== 403 && !isHidden) return 'open';
  const errorCode = status === 401 ? 'UNAUTHORIZED' : status === 403 ? 'FORBIDDEN' : 'NOT_FOUND';
  expect({ route, name, answer }).toMatchObject({ route, name, answer: { success: false, errorCode } });
  return status === 401 ? 'nobody' : 'refused';
};

describe('who may pass', () => {
  it.each(routes.filter((route) => doors[route] !== 'anyone'))(
    'S2-L2 S2-L26 S2-X2 S2-X3 S2-X11 S2-X12 %s is open to whom it should be',
    async (route) => {
      const door = doors[route];
      if (door === 'anyone') throw new Error('not asked for');
      const found = await Promise.all(names.map(async (name) => [name, await ask(route, name)] as const));
      expect(Object.fromEntries(found)).toEqual(verdicts[door]);
    },
  );

  it.each(routes.filter((route) => doors[route] === 'anyone' && route !== 'login'))(
    '%s asks nobody for a token',
    async (route) => {
      // One after another: some work on a password, which takes a quarter of a second of a core each.
      for (const name of names) expect(await ask(route, name)).toBe('open');
    },
  );

  it('S2-R2 login asks for a password and for nothing else', async () => {
    const user = await registerUser(server.url);
    for (const name of names) {
      const { email, password } = user;
      await createRest(server.url, tokens.get(name)).ok('login', { body: { email, password } });
    }
  });

  it('S2-R3 logout takes a token of an account', async () => {
    for (const name of names.filter((other) => verdicts.account[other] !== 'open')) {
      expect(await ask('logout', name)).toBe(verdicts.account[name]);
    }
    const user = await registerUser(server.url);
    await (await login(server.url, user)).ok('logout');
  });
});
