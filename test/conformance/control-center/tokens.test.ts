import { afterAll, describe, expect, it } from 'vitest';
import {
  connectControl,
  createOperatorAccount,
  createRest,
  enterControl,
  enterSession,
  joinByWeb,
  openSession,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import {
  UNKNOWN_ID,
  connectSocket,
  createRest as createCallsRest,
  sendRaw,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;
const DAY_MS = 86_400_000;

const lifeOf = ({ expires_at }: { expires_at: string }): number => Date.parse(expires_at) - Date.now();

describe('a control token', () => {
  it('S3-R4 S3-L12 S3-L16 is made for the maker, and holds a day', async () => {
    const scene = await openSession(url);
    const issued = await scene.maker.control.ok('issueControlToken', { params: scene.params });
    expect(Object.keys(issued).sort()).toEqual(['expires_at', 'token']);
    expect(lifeOf(issued)).toBeGreaterThan(DAY_MS - 60_000);
    expect(lifeOf(issued)).toBeLessThanOrEqual(DAY_MS);
    expect(issued.token).not.toBe(scene.controlToken);
  });

  it('S3-R4 is made for administrators of the server as well', async () => {
    const { params } = await openSession(url);
    const admin = createRest(url, server.ready.owner.token);
    const { token } = await admin.ok('issueControlToken', { params });
    expect(await createRest(url, token).ok('getSession', { params })).toMatchObject({ status: 'active' });
  });

  it('S3-X7 S3-X26 is made for no session that does not exist', async () => {
    const { control } = await createOperatorAccount(url, 'maker');
    const error = await control.fails('issueControlToken', { params: { session_id: UNKNOWN_ID } });
    expect(error).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
  });
});

describe('a participant token', () => {
  it('S3-R3 S3-L11 S3-L15 S3-L16 comes with a link that has it in, and holds a day', async () => {
    const scene = await openSession(url);
    const issued = await scene.control.ok('issueParticipantToken', { params: scene.params, body: { name: 'Ada' } });
    expect(lifeOf(issued)).toBeGreaterThan(DAY_MS - 60_000);
    expect(lifeOf(issued)).toBeLessThanOrEqual(DAY_MS);
    const link = new URL(issued.join_url);
    expect(link.pathname).toBe(`/join/${scene.id}`);
    expect(link.searchParams.get('token')).toBe(issued.token);
    expect(link.origin).toBe(url);
  });

  it('S3-L15 S3-L11 leads by its link to the page where its holder comes in as a guest', async () => {
    const scene = await openSession(url, 'Ward round');
    const operator = await watch(scene);
    const { join_url, token } = await scene.control.ok('issueParticipantToken', {
      params: scene.params,
      body: { name: 'Ada' },
    });
    const page = await fetch(join_url, { redirect: 'manual' });
    expect(page.status).toBe(302);
    expect(page.headers.get('location')).toBe(`/join/${token}`);
    const link = await createCallsRest(url).ok('describeShareLink', { params: { token } });
    expect(link.data).toMatchObject({ title: 'Ward round', name: 'Ada' });
    const ada = await joinByWeb(scene, 'Ada');
    expect(await operator.waitFor('participant_joined')).toMatchObject({ participant_id: ada.id });
  });

  it('S3-L11 S3-L14 opens no other session, not even of the same maker', async () => {
    const scene = await openSession(url);
    const { session_id: other } = await scene.maker.control.ok('createSession');
    const ada = await joinByWeb(scene, 'Ada');
    const error = await ada.socket.refused('call:join', { callId: other, audioEnabled: true, videoEnabled: true });
    expect(error).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('S3-L11 is a session token itself: its holder is one and the same participant by every connection', async () => {
    const scene = await openSession(url);
    const ada = await enterSession(scene, 'Ada');
    ada.socket.close();
    const { socket, state } = await enterControl(url, ada.token, 'Ada');
    expect(state).toMatchObject({ role: 'participant', participant_id: ada.id });
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    expect(participants.map(({ participant_id }) => participant_id)).toEqual([ada.id]);
    socket.close();
  });

  it('S3-X5 S3-X26 is made for no session that does not exist', async () => {
    const { control } = await createOperatorAccount(url, 'maker');
    const error = await control.fails('issueParticipantToken', { params: { session_id: UNKNOWN_ID } });
    expect(error).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
  });

  it('lets in as many as it says, and nobody once it is withdrawn; whoever came by it leaves', async () => {
    const scene = await openSession(url);
    const { control, params } = scene;
    const single = await control.ok('issueParticipantToken', { params, body: { max_uses: 1 } });
    await enterControl(url, single.token, 'Ada');
    const enter = () =>
      createCallsRest(url).send('enterShareLink', { params: { token: single.token }, body: { name: 'Eve' } });
    expect((await enter()).status).toBe(403);
    const ben = await joinByWeb(scene, 'Ben');
    const { invitations } = await control.ok('listInvitations', { params });
    const bens = invitations.find(({ name }) => name === 'Ben');
    expect(bens).toMatchObject({ uses: 1 });
    const invitation_id = bens?.invitation_id ?? '';
    await control.ok('withdrawInvitation', { params: { ...params, invitation_id } });
    await ben.socket.closed();
    const { participants } = await control.ok('getSession', { params });
    expect(participants.map(({ name }) => name)).toEqual(['Guest']);
  });
});

describe('outside its session', () => {
  it('S3-L14 S3-L9 a control token is nobody in other APIs', async () => {
    const { controlToken, id } = await openSession(url);
    await expect(connectSocket(url, { auth: { token: controlToken } })).rejects.toMatchObject({
      data: { code: 'AUTHENTICATION_FAILED' },
    });
    const error = await createCallsRest(url, controlToken).fails('getCall', { params: { callId: id } });
    expect(error).toMatchObject({ status: 401 });
  });
});

describe('the account behind a token', () => {
  it('S3-L13 S3-X28 when it is suspended, its control tokens are worth nothing, and whoever watches is sent away', async () => {
    const scene = await openSession(url);
    const { control, maker, params } = scene;
    const operator = await watch(scene);
    const ada = await enterSession(scene);
    const { token: owner } = server.ready.owner;
    const suspending = await sendRaw(url, {
      method: 'POST',
      path: `/api/admin/users/${maker.person.id}/suspend`,
      token: owner,
    });
    expect(suspending.status).toBe(200);
    await operator.closed();
    expect(await control.fails('getSession', { params })).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    await expect(connectControl(url, scene.controlToken)).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
    expect(ada.socket.connected).toBe(true);
    const admin = createRest(url, owner);
    expect((await admin.ok('getSession', { params })).participants).toHaveLength(1);
  });
});

describe('an expired token', () => {
  it('S3-L16 S3-L13 S3-X28 opens nothing any more, by REST and by the socket', async () => {
    const scene = await openSession(url);
    const { control, maker, params } = scene;
    const body = { expires_in: 1 };
    const short = await maker.control.ok('issueControlToken', { params, body });
    const guest = await control.ok('issueParticipantToken', { params, body });
    for (const { token } of [short, guest]) {
      await expect
        .poll(
          () =>
            createRest(url, token)
              .send('getSession', { params })
              .then(({ status }) => status),
          { timeout: 5_000 },
        )
        .toBe(401);
      await expect(connectControl(url, token)).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } });
    }
    const late = await createCallsRest(url).fails('enterShareLink', {
      params: { token: guest.token },
      body: { name: 'Eve' },
    });
    expect(late.status).toBe(403);
    expect((await control.send('getSession', { params })).status).toBe(200);
  });

  it.each([{ expires_in: 0 }, { expires_in: 'soon' }, { max_uses: 0 }, { name: 7 }])(
    'S3-X25 tokens are not made with %j',
    async (body) => {
      const { control, params } = await openSession(url);
      expect(await control.fails('issueParticipantToken', { params, body })).toMatchObject({ code: 'INVALID_INPUT' });
    },
  );
});
