import { afterAll, describe, expect, it } from 'vitest';
import {
  type Person,
  createAccount,
  createPerson,
  sendRaw,
  type Answer,
} from '#test/support/drivers/conversation-calls/index.ts';
import { createCall, joinCall, readCall, registerUser, type User } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

/** The same account as both APIs know it. */
const bothWays = (user: User): Person =>
  createPerson(server.url, { id: user.id, name: user.firstName, token: user.token });

const ask = (user: Pick<User, 'token'>, method: string, path: string, body?: unknown): Promise<Answer> =>
  sendRaw(server.url, { method, path, token: user.token, body });

/** A user, and a call of each API of that user's. */
const withBothCalls = async () => {
  const ada = await registerUser(server.url);
  const { id } = await createCall(ada);
  const { rest } = bothWays(ada);
  const { data: conversation } = await rest.ok('createConversation', { body: { type: 'group', title: 'Ward round' } });
  const { conversationId } = conversation;
  const { data } = await rest.ok('initiateCall', { body: { conversationId, type: 'video' } });
  return { ada, own: id, other: data.callId, conversationId };
};

describe('POST /api/calls, which two APIs have', () => {
  it.each([
    ['an empty object', {}, 201],
    ['a call type', { callType: 'audio' }, 201],
    ['the type of the other API alone', { type: 'video' }, 400],
    ['both', { conversationId: 'f'.repeat(24), type: 'video', callType: 'video' }, 404],
  ])('S2-R16 S0-R1 belongs to one of them by %s', async (_what, body, status) => {
    const ada = await registerUser(server.url);
    const answer = await ask(ada, 'POST', '/api/calls', body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(
      status === 201
        ? { success: true, status: 'success', data: { call: { status: 'active' } } }
        : { success: false, status: 'error', error: { code: expect.any(String) }, errorCode: expect.any(String) },
    );
  });
});

describe('GET /api/calls/:callId, which two APIs have', () => {
  it('S2-R20 S0-R2 answers as the call was made, in an envelope for both', async () => {
    const { ada, own, other, conversationId } = await withBothCalls();
    const envelope = { success: true, status: 'success', message: expect.any(String), timestamp: expect.any(String) };
    const meeting = await ask(ada, 'GET', `/api/calls/${own}`);
    expect(meeting.body).toEqual({ ...envelope, data: { call: expect.objectContaining({ id: own }) } });
    const call = await ask(ada, 'GET', `/api/calls/${other}`);
    expect(call.body).toMatchObject({ ...envelope, data: { callId: other, conversationId, mode: 'p2p' } });
    expect(call.body).not.toHaveProperty('data.call');
  });

  it('S2-R21 S2-R22 takes active and history for no ids', async () => {
    const { ada, own } = await withBothCalls();
    expect((await ask(ada, 'GET', '/api/calls/active')).body).toMatchObject({
      data: { count: 1, calls: [{ id: own }] },
    });
    expect((await ask(ada, 'GET', '/api/calls/history')).status).toBe(200);
  });

  it('S2-L3 S0-X33 refuses in words for both before it knows whose it is', async () => {
    const answer = await sendRaw(server.url, { method: 'GET', path: `/api/calls/${'f'.repeat(24)}` });
    expect(answer).toMatchObject({
      status: 401,
      body: { status: 'error', errorCode: 'UNAUTHORIZED', errors: [], error: { code: 'UNAUTHORIZED' } },
    });
  });
});

describe('what only one of the APIs has', () => {
  it.each([
    ['POST', 'join', {}],
    ['POST', 'leave', undefined],
    ['POST', 'end', undefined],
    ['POST', 'invite', { userIds: ['f'.repeat(24)] }],
    ['POST', 'respond', { response: 'accepted' }],
    ['PUT', 'media', { audioEnabled: true }],
    ['POST', 'chat', { message: 'Hello' }],
    ['GET', 'token', undefined],
  ])('S2-X4 %s /%s is not there for a call of the other', async (method, path, body) => {
    const { ada, own, other } = await withBothCalls();
    expect(await ask(ada, method, `/api/calls/${other}/${path}`, body)).toMatchObject({
      status: 404,
      body: { errorCode: 'NOT_FOUND' },
    });
    expect((await ask(ada, method, `/api/calls/${own}/${path}`, body)).status).not.toBe(405);
  });

  it.each([
    ['POST', 'participants', { audioEnabled: true, videoEnabled: true }],
    ['PUT', 'mode', { mode: 'sfu' }],
    ['DELETE', '', undefined],
  ])('S0-X35 %s /%s is not there for a call of this one', async (method, path, body) => {
    const { ada, own } = await withBothCalls();
    const answer = await ask(ada, method, `/api/calls/${own}${path && `/${path}`}`, body);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    expect((await readCall(ada, own)).status).toBe('active');
  });
});

describe('one room for both APIs', () => {
  it('S2-R16 S2-E11 S2-E12 S2-E18 S0-E4 rings, seats, writes and leaves across them', async () => {
    const ada = await registerUser(server.url, { firstName: 'Ada' });
    const socket = await ada.connect();
    const ben = await createAccount(server.url, 'Ben');
    const phone = await ben.connect();
    const { id } = await createCall(ada, { title: 'Across', inviteUserIds: [ben.id] });
    expect(await phone.waitFor('call:incoming')).toMatchObject({ callId: id, caller: { userId: ada.id } });
    const seat = await phone.ask('call:accept', { callId: id, audioEnabled: true, videoEnabled: true });
    expect(seat).toMatchObject({ mode: 'sfu', mediaServerConfig: { routerId: expect.any(String) } });
    expect(await socket.waitFor('user-joined')).toMatchObject({ userId: ben.id, roomId: id });

    await phone.ask('call:chat-send', { callId: id, text: 'Hello Ada' });
    expect(await socket.waitFor('new-message')).toMatchObject({ userId: ben.id, message: 'Hello Ada' });
    await ada.rest.ok('sendChat', { params: { callId: id }, body: { message: 'Hello Ben' } });
    expect(await phone.waitFor('call:chat', ({ message }) => message.text === 'Hello Ben')).toMatchObject({
      message: { userId: ada.id },
    });

    const { participantId } = seat;
    const state = { audioEnabled: false, videoEnabled: true, screenShareEnabled: false };
    phone.emit('call:media-state-change', { callId: id, participantId, ...state });
    expect(await socket.waitFor('user-audio-toggled')).toMatchObject({ userId: ben.id, isAudioEnabled: false });

    phone.emit('call:leave', { callId: id, participantId });
    expect(await socket.waitFor('user-left')).toMatchObject({ userId: ben.id });
    expect((await readCall(ada, id)).participantCount).toBe(1);
  });

  it('S2-R24 S2-E14 hears a refusal of the other API', async () => {
    const ada = await registerUser(server.url);
    const socket = await ada.connect();
    const ben = await createAccount(server.url, 'Ben');
    const phone = await ben.connect();
    const { id } = await createCall(ada, { inviteUserIds: [ben.id] });
    await phone.waitFor('call:incoming');
    phone.emit('call:reject', { callId: id, reason: 'busy' });
    expect(await socket.waitFor('call-response')).toMatchObject({ from: ben.id, response: 'declined' });
  });

  it('S2-L13 S0-X53 keeps the door of a call with a password shut by every way', async () => {
    const ada = await registerUser(server.url);
    const ben = await createAccount(server.url, 'Ben');
    const phone = await ben.connect();
    const settings = { requirePassword: true, password: 'open sesame' };
    const { id } = await createCall(ada, { settings, inviteUserIds: [ben.id] });
    const join = { callId: id, audioEnabled: true, videoEnabled: true };
    for (const way of ['call:join', 'call:accept']) {
      expect(await phone.refused(way, join)).toMatchObject({
        code: 'PERMISSION_DENIED',
        details: { needs: 'password' },
      });
      const wrong = await phone.refused(way, { ...join, password: 'open simsim' });
      expect(wrong).toMatchObject({ code: 'PERMISSION_DENIED', details: { needs: 'password' } });
    }
    expect((await readCall(ada, id)).participantCount).toBe(1);
    const cleo = await registerUser(server.url);
    await joinCall(cleo, id, { password: 'open sesame' });
    await phone.ask('call:accept', { ...join, password: 'open sesame' });
    expect((await readCall(ada, id)).participantCount).toBe(3);
  });

  it('S2-L11 S0-X53 tells those who are invited, and nobody else, when a planned call begins', async () => {
    const ada = await registerUser(server.url);
    const [ben, cleo] = await Promise.all([createAccount(server.url, 'Ben'), createAccount(server.url, 'Cleo')]);
    const startsAt = Date.now() + 3_600_000;
    const { id } = await createCall(ada, {
      scheduledFor: new Date(startsAt).toISOString(),
      inviteUserIds: [ben.id],
    });
    const join = { callId: id, audioEnabled: true, videoEnabled: true };
    const early = await (await ben.connect()).refused('call:join', join);
    expect(early).toMatchObject({ code: 'CALL_ENDED', details: { startsAt, host: 'Ada Lovelace' } });
    expect(await (await cleo.connect()).refused('call:join', join)).not.toHaveProperty('details');
  });

  it('S2-E23 S2-E22 S0-E12 is over for both when its host ends it', async () => {
    const ada = await registerUser(server.url);
    const ben = await createAccount(server.url, 'Ben');
    const phone = await ben.connect();
    const { id } = await createCall(ada, { inviteUserIds: [ben.id] });
    await phone.ask('call:accept', { callId: id, audioEnabled: true, videoEnabled: true });
    await ada.rest.ok('endCall', { params: { callId: id } });
    expect(await phone.waitFor('call:ended')).toMatchObject({ callId: id, reason: 'normal', endedBy: ada.id });
  });
});
