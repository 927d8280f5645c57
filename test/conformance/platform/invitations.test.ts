import { afterAll, describe, expect, it } from 'vitest';
import { createCall, joinCall, readCall, registerUser, registerUsers } from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const pair = async () => {
  const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
  return { Ada, Ben, ada: await Ada.connect(), ben: await Ben.connect() };
};

describe('an invitation', () => {
  it('S2-R16 S2-E13 S2-L39 reaches who is invited, and its answer whoever invited, by the code of the document', async () => {
    const { Ada, Ben, ada, ben } = await pair();
    const { id, channelName } = await createCall(Ada, { inviteUserIds: [Ben.id] });
    const invitation = await ben.waitFor('call-invitation');
    expect(invitation).toMatchObject({
      from: Ada.id,
      callData: { callId: id, channelName, callType: 'video', callMode: 'group', title: 'Team Meeting' },
      timestamp: expect.any(String),
    });
    const { from: targetUserId, callData } = invitation;
    ben.emit('call-response', { targetUserId, response: 'accepted', callData });
    const answer = await ada.waitFor('call-response');
    expect(answer).toMatchObject({ from: Ben.id, response: 'accepted', callData, timestamp: expect.any(String) });
    expect((await readCall(Ada, id)).invitations).toEqual([{ userId: Ben.id, status: 'accepted' }]);
    await ada.settle();
    expect(ada.received('call-response')).toHaveLength(1);
  });

  it('S2-R16 S2-E13 reaches somebody who connects a little later', async () => {
    const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);
    const { id } = await createCall(Ada, { inviteUserIds: [Ben.id] });
    const ben = await Ben.connect();
    expect(await ben.waitFor('call-invitation')).toMatchObject({ from: Ada.id, callId: id });
  });

  it('S2-R23 S2-E13 is sent to further people by whoever is in the call', async () => {
    const { Ada, Ben, ben } = await pair();
    const { Cleo } = await registerUsers(server.url, ['Cleo']);
    const { id } = await createCall(Ada);
    const invite = (userIds: string[]) => ({ params: { callId: id }, body: { userIds } });
    const { data } = await Ada.rest.ok('invite', invite([Ben.id]));
    expect(data.call.invitations).toEqual([{ userId: Ben.id, status: 'ringing' }]);
    expect(await ben.waitFor('call-invitation')).toMatchObject({ from: Ada.id, callId: id });

    expect(await Ben.rest.fails('invite', invite([Cleo.id]))).toMatchObject({ httpStatus: 403 });
    await joinCall(Ben, id);
    await Ben.rest.ok('invite', invite([Cleo.id]));
    expect((await readCall(Cleo, id)).invitations).toContainEqual({ userId: Cleo.id, status: 'ringing' });
    expect(await Ada.rest.fails('invite', invite(['f'.repeat(24)]))).toMatchObject({ httpStatus: 404 });
    expect(await Ada.rest.fails('invite', invite([]))).toMatchObject({ httpStatus: 400 });
  });

  it.each(['accepted', 'declined'] as const)('S2-R24 S2-E14 S2-L17 can be %s by REST', async (response) => {
    const { Ada, Ben, ada } = await pair();
    const { id } = await createCall(Ada, { inviteUserIds: [Ben.id] });
    const { data } = await Ben.rest.ok('respond', { params: { callId: id }, body: { response } });
    expect(data.response).toBe(response);
    expect(await ada.waitFor('call-response')).toMatchObject({ from: Ben.id, response, callData: { callId: id } });
    expect((await readCall(Ada, id)).invitations).toEqual([{ userId: Ben.id, status: response }]);
    expect((await readCall(Ada, id)).status).toBe('active');
  });

  it('S2-R24 S2-L17 has no other answer, and none from somebody who was not invited', async () => {
    const { Ada, Ben } = await pair();
    const { id } = await createCall(Ada, { inviteUserIds: [Ben.id] });
    const perhaps = await Ben.rest.fails('respond', { params: { callId: id }, body: { response: 'perhaps' } });
    expect(perhaps).toMatchObject({ httpStatus: 400 });
    const eve = await registerUser(server.url);
    const error = await eve.rest.fails('respond', { params: { callId: id }, body: { response: 'accepted' } });
    expect(error).toMatchObject({ httpStatus: 403 });
  });

  it('S2-E4 S2-E5 S2-E13 S2-E14 may be in free form, from person to person', async () => {
    const { Ada, Ben, ada, ben } = await pair();
    const callData = { topic: 'Coffee?', nested: { list: [1, 2] } };
    ada.emit('send-call-invitation', { targetUserId: Ben.id, callData });
    const invitation = await ben.waitFor('call-invitation');
    expect(invitation).toMatchObject({ from: Ada.id, callData, callId: null });
    ben.emit('call-response', { targetUserId: invitation.from, response: 'declined', callData });
    expect(await ada.waitFor('call-response')).toMatchObject({ from: Ben.id, response: 'declined', callData });
  });

  it('S2-E4 S2-E2 to a call opens that call', async () => {
    const { Ada, Ben, ada, ben } = await pair();
    const { id } = await createCall(Ada);
    const callData = { callId: id, words: 'Come in' };
    ada.emit('send-call-invitation', { targetUserId: Ben.id, callData });
    expect(await ben.waitFor('call-invitation')).toMatchObject({ from: Ada.id, callData, callId: id });
    expect(await ben.ask('join-room', { roomId: id })).toMatchObject({ success: true });
    await ben.settle();
    expect(ben.received('call-invitation')).toHaveLength(1);
  });
});

describe('webrtc-signal', () => {
  it.each(['offer', 'answer', 'ice-candidate'])('S2-E10 S2-E19 S2-L18 hands an %s on, unread', async (type) => {
    const { Ada, Ben, ada, ben } = await pair();
    const signal = { sdp: 'v=0\r\n', candidate: null, extra: { deep: [true] } };
    ada.emit('webrtc-signal', { targetUserId: Ben.id, signal, type });
    expect(await ben.waitFor('webrtc-signal')).toEqual({ from: Ada.id, signal, type, timestamp: expect.any(String) });
    await ada.settle();
    expect(ada.received('webrtc-signal')).toEqual([]);
  });

  it.each([
    ['another type', { type: 'hangup' }],
    ['no receiver', { targetUserId: undefined }],
    ['an endless signal', { signal: 'x'.repeat(70_000) }],
  ])('S2-L18 S2-L35 drops %s without a word, unless one asks', async (_what, change) => {
    const { Ben, ada, ben } = await pair();
    const message = { targetUserId: Ben.id, signal: {}, type: 'offer', ...change };
    ada.emit('webrtc-signal', message);
    expect(await ada.ask('webrtc-signal', message)).toMatchObject({ success: false, errorCode: 'BAD_REQUEST' });
    await ben.settle();
    expect(ben.received('webrtc-signal')).toEqual([]);
    expect(ada.connected).toBe(true);
  });
});
