import { afterAll, describe, expect, it } from 'vitest';
import {
  createOperatorAccount,
  createRest,
  enterSession,
  openSession,
  toRestError,
  watch,
} from '#test/support/drivers/control-center/index.ts';
import { UNKNOWN_ID, sendRaw } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('making a session', () => {
  it('S3-R1 S3-X1 S3-L3 gives its id and the time, and nothing else', async () => {
    const maker = await createOperatorAccount(url, 'maker');
    const answer = await maker.control.send('createSession', { body: { name: 'Ward round' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ session_id: expect.any(String), created_at: expect.stringMatching(ISO) });
  });

  it('S3-R1 S3-L7 needs no name, and no body at all', async () => {
    const maker = await createOperatorAccount(url, 'maker');
    for (const body of [undefined, {}, { name: '' }, { name: '   ' }]) {
      const { session_id } = await maker.control.ok('createSession', { body });
      expect(await maker.control.ok('getSession', { params: { session_id } })).not.toHaveProperty('name');
    }
  });

  it.each([{ name: 5 }, { name: ['a'] }, { name: 'x'.repeat(201) }, 'round', [1]])(
    'S3-X25 S3-L2 refuses the body %j',
    async (body) => {
      const maker = await createOperatorAccount(url, 'maker');
      const error = await maker.control.fails('createSession', { body });
      expect(error).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    },
  );

  it('S3-X28 S3-X25 S3-L2 wants somebody signed in, and a body that can be read', async () => {
    expect(await createRest(url).fails('createSession')).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    const scene = await openSession(url);
    expect(await scene.control.fails('createSession')).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    const { token } = scene.maker;
    const broken = await sendRaw(url, { method: 'POST', path: '/api/video-call/session', token, body: '{"name":' });
    expect(toRestError(broken)).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });
});

describe('reading a session', () => {
  it('S3-R2 S3-L6 S3-L7 S3-L9 shows a session that lives with nobody in it', async () => {
    const scene = await openSession(url, 'Ward round');
    await watch(scene);
    const session = await scene.control.ok('getSession', { params: scene.params });
    expect(session).toEqual({
      session_id: scene.id,
      name: 'Ward round',
      created_at: expect.stringMatching(ISO),
      status: 'active',
      participants: [],
      locked: false,
      operators: 1,
      waiting: [],
    });
  });

  it('S3-R2 S3-L4 S3-L5 S3-L9 shows those who are in it, and never an operator', async () => {
    const scene = await openSession(url);
    await watch(scene);
    const ada = await enterSession(scene, 'Ada');
    const { participants } = await scene.control.ok('getSession', { params: scene.params });
    expect(participants).toEqual([
      {
        participant_id: ada.id,
        name: 'Ada',
        joined_at: expect.stringMatching(ISO),
        is_muted: false,
        is_camera_on: false,
        is_screen_sharing: false,
        connection_quality: expect.stringMatching(/^(excellent|good|fair|poor)$/),
        muted_by_operator: false,
      },
    ]);
  });

  it('S3-X3 S3-X26 S3-L2 knows no session that was never made', async () => {
    const maker = await createOperatorAccount(url, 'maker');
    for (const session_id of [UNKNOWN_ID, 'nonsense', '%00']) {
      const error = await maker.control.fails('getSession', { params: { session_id } });
      expect(error).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
    }
  });

  it('lists the running sessions to whoever may steer them, newest first', async () => {
    const maker = await createOperatorAccount(url, 'maker');
    const { session_id: first } = await maker.control.ok('createSession', { body: { name: 'One' } });
    const { session_id: second } = await maker.control.ok('createSession', { body: { name: 'Two' } });
    await openSession(url, 'of somebody else');
    const listed = async () => (await maker.control.ok('listSessions')).sessions.map(({ session_id }) => session_id);
    expect(await listed()).toEqual([second, first]);
    await maker.control.ok('endSession', { params: { session_id: second } });
    expect(await listed()).toEqual([first]);
  });
});

describe('ending a session', () => {
  it('S3-R7 S3-L17 S3-L6 disconnects every participant and leaves it ended', async () => {
    const scene = await openSession(url, 'Ward round');
    const operator = await watch(scene);
    const [ada, ben] = await Promise.all([enterSession(scene, 'Ada'), enterSession(scene, 'Ben')]);
    const ended = await scene.control.ok('endSession', { params: scene.params });
    expect(ended).toEqual({ success: true, session_id: scene.id, ended_at: expect.stringMatching(ISO) });
    for (const { socket } of [ada, ben]) {
      expect(await socket.waitFor('session_ended')).toMatchObject({ session_id: scene.id, ended_at: ended.ended_at });
      await socket.closed();
    }
    await operator.waitFor('session_ended');
    const after = await scene.control.ok('getSession', { params: scene.params });
    expect(after).toMatchObject({ status: 'ended', participants: [], name: 'Ward round', ended_at: ended.ended_at });
  });

  it('S3-X15 S3-X5 S3-X7 S3-X10 S3-X13 S3-X20 S3-L17 leaves it readable, and nothing else can be done to it', async () => {
    const scene = await openSession(url);
    const { control, maker, params } = scene;
    const ada = await enterSession(scene);
    await control.ok('endSession', { params });
    const body = { participant_id: ada.id };
    const gone = { status: 404, code: 'SESSION_NOT_FOUND' };
    expect(await control.fails('endSession', { params })).toMatchObject(gone);
    expect(await maker.control.fails('issueControlToken', { params })).toMatchObject(gone);
    expect(await control.fails('issueParticipantToken', { params })).toMatchObject(gone);
    expect(await control.fails('mute', { params, body })).toMatchObject(gone);
    expect(await control.fails('unmute', { params, body })).toMatchObject(gone);
    expect(await control.ok('listScreenShares', { params })).toEqual({ screen_shares: [] });
    expect(await control.ok('listVideoFiles', { params })).toEqual({ files: [] });
  });

  it('S3-E13 S3-L17 works by the socket as well, answered before anything is closed', async () => {
    const scene = await openSession(url);
    const operator = await watch(scene);
    const ada = await enterSession(scene);
    expect(await operator.ask('end_session')).toMatchObject({ session_id: scene.id });
    await ada.socket.closed();
    expect(await scene.control.ok('getSession', { params: scene.params })).toMatchObject({ status: 'ended' });
    expect(await operator.refused('end_session')).toMatchObject({ code: 'SESSION_NOT_FOUND' });
  });
});

describe('every address under the prefix', () => {
  it('S3-L2 answers in the form of this API, also where nothing is', async () => {
    const { token } = await createOperatorAccount(url, 'maker');
    for (const path of ['/api/video-call', '/api/video-call/session/x/nothing', '/api/video-call/%zz']) {
      expect(toRestError(await sendRaw(url, { method: 'GET', path, token }))).toMatchObject({
        code: expect.any(String),
      });
    }
  });

  it('S3-L31 S3-L32 S3-L12 tells nothing of the configuration, and no token but the one asked for', async () => {
    const scene = await openSession(url);
    const ada = await enterSession(scene);
    const answers = await Promise.all(
      (['getSession', 'listScreenShares', 'listVideoFiles', 'listInvitations'] as const).map((route) =>
        scene.control.send(route, { params: scene.params }),
      ),
    );
    const said = JSON.stringify([answers.map(({ body }) => body), ada.socket.received('session_state')]);
    for (const word of ['accountId', 'appId', 'apiToken', scene.controlToken, ada.token, server.ready.mediaSecret])
      expect(said).not.toContain(word);
  });
});
