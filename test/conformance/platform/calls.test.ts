import { afterAll, describe, expect, it } from 'vitest';
import { createRest, createCall, joinCall, readCall, registerUsers } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const people = <const Name extends string>(...names: readonly Name[]) => registerUsers(server.url, names);
const UNKNOWN = 'f'.repeat(24);

describe('POST /api/calls', () => {
  it('S2-R16 S2-X9 S2-L4 S2-L9 S2-L10 S2-L11 S2-L14 S2-L15 S2-L16 S2-L40 makes a call as it was wished for', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const body = {
      callType: 'video',
      callMode: 'group',
      title: 'Team Meeting',
      description: 'Weekly team sync',
      maxParticipants: 10,
      scheduledFor: '2024-01-01T10:00:00Z',
      settings: {
        allowChat: true,
        allowScreenShare: false,
        allowRecording: false,
        muteOnJoin: true,
        requirePassword: false,
        password: 'optional-password',
      },
      inviteUserIds: [Ben.id],
    };
    const answer = await Ada.rest.ok('createCall', { body });
    expect(answer.message).toBe('Call created successfully');
    const { call } = answer.data;
    expect(call).toMatchObject({
      title: 'Team Meeting',
      description: 'Weekly team sync',
      callType: 'video',
      callMode: 'group',
      status: 'active',
      maxParticipants: 10,
      host: { id: Ada.id, firstName: 'Ada', lastName: 'Lovelace' },
      settings: {
        allowChat: true,
        allowScreenShare: false,
        allowRecording: false,
        muteOnJoin: true,
        requirePassword: false,
      },
      invitations: [{ userId: Ben.id, status: 'ringing' }],
    });
    expect(call.participants).toMatchObject([{ userId: Ada.id, role: 'host', status: 'joined' }]);
    expect(call.agoraConfig).toEqual({
      appId: 'beckon',
      token: expect.any(String),
      uid: call.participants[0]?.uid,
      channelName: call.channelName,
      channelId: call.channelName,
    });
    expect(JSON.stringify(answer)).not.toContain('optional-password');
    expect((await createCall(Ada)).channelName).not.toBe(call.channelName);
  });

  it('S2-R16 S2-L9 S2-L14 has a sensible default for everything', async () => {
    const { Ada } = await people('Ada');
    const { data } = await Ada.rest.ok('createCall', { body: {} });
    expect(data.call).toMatchObject({
      callType: 'video',
      callMode: 'group',
      status: 'active',
      scheduledFor: null,
      settings: { allowChat: true, allowScreenShare: true, muteOnJoin: false, requirePassword: false },
      invitations: [],
    });
  });

  it.each([
    ['an unknown type', { callType: 'hologram' }, 'callType'],
    ['an unknown mode', { callMode: 'party' }, 'callMode'],
    ['no place for a second', { maxParticipants: 1 }, 'maxParticipants'],
    ['no date', { scheduledFor: 'tomorrow' }, 'scheduledFor'],
    ['a malformed id', { inviteUserIds: ['nobody'] }, 'inviteUserIds.0'],
    ['a password without one', { settings: { requirePassword: true } }, 'settings.password'],
    ['a setting of a wrong kind', { settings: { allowChat: 'yes' } }, 'settings.allowChat'],
  ])('S2-X1 S2-X10 S2-L3 S2-L35 refuses %s', async (_what, body, field) => {
    const { Ada } = await people('Ada');
    const error = await Ada.rest.fails('createCall', { body });
    expect(error).toMatchObject({ httpStatus: 400, errorCode: 'BAD_REQUEST', error: { code: 'INVALID_REQUEST' } });
    expect(error.errors.map((issue) => issue.field)).toEqual([field]);
  });

  it('S2-R16 S2-X4 refuses to invite somebody unknown', async () => {
    const { Ada } = await people('Ada');
    const error = await Ada.rest.fails('createCall', { body: { inviteUserIds: [UNKNOWN] } });
    expect(error).toMatchObject({ httpStatus: 404, errorCode: 'NOT_FOUND' });
  });
});

describe('POST /api/calls/:callId/join', () => {
  it('S2-R17 S2-L16 gives the call and a token for its media, again and again', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const { id } = await createCall(Ada);
    const first = await joinCall(Ben, id);
    expect(first.call).toMatchObject({ id, participantCount: 2 });
    expect(first.agoraToken).toMatchObject({
      token: expect.any(String),
      uid: expect.any(Number),
      channelName: first.call.channelName,
      expiry: expect.any(String),
    });
    expect(Date.parse(first.agoraToken.expiry)).toBeGreaterThan(Date.now());
    const again = await joinCall(Ben, id);
    expect(again.agoraToken.uid).toBe(first.agoraToken.uid);
    expect(again.call.participantCount).toBe(2);
  });

  it('S2-L12 lets no more in than the call has places', async () => {
    const { Ada, Ben, Cleo } = await people('Ada', 'Ben', 'Cleo');
    const { id } = await createCall(Ada, { maxParticipants: 2 });
    await joinCall(Ben, id);
    const error = await Cleo.rest.fails('joinCall', { params: { callId: id }, body: {} });
    expect(error).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    await Ben.rest.ok('leaveCall', { params: { callId: id } });
    await joinCall(Cleo, id);
  });

  it('S2-L13 asks for the password, of everybody but the host', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const settings = { requirePassword: true, password: 'open sesame' };
    const { id, settings: shown } = await createCall(Ada, { settings, inviteUserIds: [Ben.id] });
    expect(shown.requirePassword).toBe(true);
    for (const body of [{}, { password: 'open barley' }, { password: '' }, undefined]) {
      const error = await Ben.rest.fails('joinCall', { params: { callId: id }, body });
      expect(error).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    }
    await joinCall(Ben, id, { password: 'open sesame' });
    await joinCall(Ada, id);
  });

  it('S2-L14 mutes whoever comes in, when the call is made so', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const { id } = await createCall(Ada, { settings: { muteOnJoin: true } });
    const { call } = await joinCall(Ben, id);
    const audio = new Map(call.participants.map(({ userId, mediaState }) => [userId, mediaState.audioEnabled]));
    expect([audio.get(Ada.id), audio.get(Ben.id)]).toEqual([true, false]);
  });
});

describe('leaving and ending', () => {
  it('S2-R18 leaves; the call ends with the last one', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    const params = { callId: id };
    await Ben.rest.ok('leaveCall', { params });
    expect(await readCall(Ben, id)).toMatchObject({ status: 'active', participantCount: 1 });
    expect(await Ben.rest.fails('leaveCall', { params })).toMatchObject({ httpStatus: 404 });
    await Ada.rest.ok('leaveCall', { params });
    expect(await readCall(Ada, id)).toMatchObject({ status: 'ended', endReason: 'No active participants' });
  });

  it('S2-R19 S2-X3 S2-X12 is ended by the host and nobody else, and stays ended', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    const params = { callId: id };
    expect(await Ben.rest.fails('endCall', { params })).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    const first = await Ada.rest.ok('endCall', { params });
    expect((await Ada.rest.ok('endCall', { params })).data).toEqual(first.data);
    expect(await readCall(Ben, id)).toMatchObject({ status: 'ended', endReason: 'Host ended the call' });
    expect(await Ben.rest.fails('joinCall', { params, body: {} })).toMatchObject({ httpStatus: 400 });
  });
});

describe('reading', () => {
  it('S2-R20 S2-X3 shows a call to those who are in it or invited, and to nobody else', async () => {
    const { Ada, Ben, Eve } = await people('Ada', 'Ben', 'Eve');
    const { id } = await createCall(Ada, { inviteUserIds: [Ben.id] });
    expect(await readCall(Ben, id)).toMatchObject({ id, status: 'active' });
    const error = await Eve.rest.fails('getCall', { params: { callId: id } });
    expect(error).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
  });

  it('S2-R21 S2-R22 S2-L21 lists what runs and pages through what is over', async () => {
    const { Ada, Ben, Eve } = await people('Ada', 'Ben', 'Eve');
    const calls = [];
    for (const title of ['one', 'two', 'three']) calls.push(await createCall(Ada, { title, inviteUserIds: [Ben.id] }));
    const active = async (user: typeof Ada) => (await user.rest.ok('listActiveCalls')).data;
    const past = async (user: typeof Ada, query = {}) => (await user.rest.ok('listPastCalls', { query })).data;
    expect((await active(Ben)).calls.map(({ title }) => title).sort()).toEqual(['one', 'three', 'two']);
    expect(await active(Eve)).toEqual({ calls: [], count: 0, total: 0 });
    expect((await past(Ada)).count).toBe(0);

    for (const { id } of calls) await Ada.rest.ok('endCall', { params: { callId: id } });
    expect((await active(Ada)).count).toBe(0);
    expect((await past(Ben)).calls.map(({ title }) => title)).toEqual(['three', 'two', 'one']);
    expect(await past(Ben, { limit: 1, skip: 1 })).toMatchObject({ count: 1, total: 3, calls: [{ title: 'two' }] });
    expect((await past(Ben, { search: 'THR' })).calls.map(({ title }) => title)).toEqual(['three']);
    expect((await past(Ben, { callType: 'audio' })).total).toBe(0);
    expect((await past(Eve)).total).toBe(0);
  });

  const wrong: Record<string, string | number>[] = [{ limit: 0 }, { limit: 'all' }, { skip: -1 }];
  it.each(wrong)('S2-L21 S2-L35 refuses a page of %j', async (query) => {
    const { Ada } = await people('Ada');
    expect(await Ada.rest.fails('listPastCalls', { query })).toMatchObject({ httpStatus: 400 });
  });

  it('S2-R27 gives a token to participants alone', async () => {
    const { Ada, Ben } = await people('Ada', 'Ben');
    const { id, agoraConfig } = await createCall(Ada, { inviteUserIds: [Ben.id] });
    const { data } = await Ada.rest.ok('getToken', { params: { callId: id } });
    const { uid, channelName } = agoraConfig;
    expect(data).toMatchObject({ uid, channelName, token: expect.any(String), expiry: expect.any(String) });
    expect(await Ben.rest.fails('getToken', { params: { callId: id } })).toMatchObject({ httpStatus: 403 });
  });
});

describe('every call route', () => {
  const routes = [
    'joinCall',
    'leaveCall',
    'endCall',
    'getCall',
    'invite',
    'respond',
    'updateMedia',
    'sendChat',
  ] as const;

  it.each([...routes, 'createCall', 'listActiveCalls', 'listPastCalls', 'getToken'] as const)(
    'S2-L2 S2-X2 S2-X11 %s needs a token',
    async (route) => {
      const error = await createRest(server.url).fails(route, { params: { callId: UNKNOWN }, body: {} });
      expect(error).toMatchObject({ httpStatus: 401, errorCode: 'UNAUTHORIZED', error: { code: 'UNAUTHORIZED' } });
    },
  );

  const bodies: Partial<Record<(typeof routes)[number], unknown>> = {
    invite: { userIds: [UNKNOWN] },
    respond: { response: 'accepted' },
    sendChat: { message: 'Hello' },
  };
  it.each(routes)('S2-X4 S2-X13 %s knows no call that is not there', async (route) => {
    const { Ada } = await people('Ada');
    const error = await Ada.rest.fails(route, { params: { callId: UNKNOWN }, body: bodies[route] ?? {} });
    expect(error).toMatchObject({ httpStatus: 404, errorCode: 'NOT_FOUND', error: { code: 'NOT_FOUND' } });
  });
});
