import { afterAll, describe, expect, it } from 'vitest';
import {
  createCall,
  joinCall,
  readCall,
  registerUser,
  registerUsers,
  type User,
} from '#test/support/drivers/platform/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

/** Three accounts with a connection each. */
const connected = async () => {
  const users = await registerUsers(server.url, ['Ada', 'Ben', 'Cleo']);
  const [ada, ben, cleo] = await Promise.all([users.Ada.connect(), users.Ben.connect(), users.Cleo.connect()]);
  return { ...users, ada, ben, cleo };
};

type Connected = Awaited<ReturnType<typeof connected>>;

/** The same three in one room: a call by its id or channel, or a room of another name. */
const inOneRoom = async (kind: 'call id' | 'channel' | 'other name') => {
  const all = await connected();
  const call = await createCall(all.Ada, { inviteUserIds: [all.Ben.id, all.Cleo.id] });
  const roomId = { 'call id': call.id, channel: call.channelName, 'other name': `corner-${call.id}` }[kind];
  for (const socket of [all.ada, all.ben, all.cleo]) await socket.ask('join-room', { roomId });
  return { ...all, call, roomId };
};

const userOf = ({ Ada, Ben, Cleo }: Connected, name: 'Ada' | 'Ben' | 'Cleo'): User => ({ Ada, Ben, Cleo })[name];

describe.each(['call id', 'channel', 'other name'] as const)('a room that is named by %s', (kind) => {
  it('S2-E2 S2-E11 tells the others who came in, with the words of the newcomer', async () => {
    const { Ada, Ben, ada, ben, cleo, Cleo } = await connected();
    const call = await createCall(Ada, { inviteUserIds: [Ben.id, Cleo.id] });
    const roomId = { 'call id': call.id, channel: call.channelName, 'other name': `corner-${call.id}` }[kind];
    await ada.ask('join-room', { roomId, userData: { name: 'Ada' } });
    ben.emit('join-room', { roomId, userData: { name: 'Benny', colour: 'blue' } });
    expect(await ada.waitFor('user-joined', ({ userId }) => userId === Ben.id)).toMatchObject({
      userId: Ben.id,
      userData: { name: 'Benny', colour: 'blue' },
      roomId,
    });
    const { participants } = await ben.waitFor('room-joined');
    expect(participants.map(({ userId }) => userId).sort()).toEqual([Ada.id, Ben.id].sort());
    expect(await ben.waitFor('room-participants')).toMatchObject({ roomId });
    await cleo.settle();
    expect(cleo.received('user-joined')).toEqual([]);
  });

  it('S2-E3 S2-E12 tells the others who left', async () => {
    const { Ben, ada, ben, cleo, roomId } = await inOneRoom(kind);
    ben.emit('leave-room', { roomId });
    for (const socket of [ada, cleo]) {
      expect(await socket.waitFor('user-left')).toMatchObject({ userId: Ben.id, roomId });
    }
  });

  it('S2-E12 tells the others whose connection broke', async () => {
    const { Cleo, ada, cleo, roomId } = await inOneRoom(kind);
    cleo.close();
    expect(await ada.waitFor('user-left')).toMatchObject({ userId: Cleo.id, roomId });
  });

  it.each([
    ['S2-E6 S2-E15', 'toggle-audio', 'user-audio-toggled', 'isAudioEnabled', [true, false]],
    ['S2-E7 S2-E16', 'toggle-video', 'user-video-toggled', 'isVideoEnabled', [false, true]],
    ['S2-E8 S2-E17', 'toggle-screen-share', 'user-screen-share-toggled', 'isScreenSharing', [true, false]],
  ] as const)('%s S2-L20 hands %s on to the others', async (_ids, sent, told, field, values) => {
    const { Ben, ada, ben, cleo, roomId } = await inOneRoom(kind);
    for (const value of values) {
      ben.emit(sent, { roomId, [field]: value });
      for (const socket of [ada, cleo]) {
        expect(await socket.waitFor(told)).toMatchObject({ userId: Ben.id, [field]: value });
      }
    }
    await ben.settle();
    expect(ben.received(told)).toEqual([]);
  });

  it('S2-E9 S2-E18 hands a message on to the others, in order', async () => {
    const { Ben, ada, ben, cleo, roomId } = await inOneRoom(kind);
    for (const message of ['one', 'two', 'three']) ben.emit('send-message', { roomId, message });
    await cleo.waitFor('new-message', ({ message }) => message === 'three');
    expect(cleo.received('new-message').map(({ message }) => message)).toEqual(['one', 'two', 'three']);
    expect(await ada.waitFor('new-message')).toMatchObject({ userId: Ben.id, message: 'one', roomId });
    await ben.settle();
    expect(ben.received('new-message')).toEqual([]);
  });

  it('S2-E6 S2-E9 is closed to whoever is not in it', async () => {
    const { ada, roomId } = await inOneRoom(kind);
    const eve = await (await registerUser(server.url)).connect();
    expect(await eve.ask('toggle-audio', { roomId, isAudioEnabled: true })).toMatchObject({
      success: false,
      errorCode: 'FORBIDDEN',
    });
    eve.emit('send-message', { roomId, message: 'Hello' });
    await eve.settle();
    await ada.settle();
    expect(ada.received('new-message')).toEqual([]);
    expect(eve.connected).toBe(true);
  });
});

describe('a room that is a call', () => {
  it('S2-E2 is closed to whoever was not invited', async () => {
    const { Ada, cleo } = await connected();
    const { id } = await createCall(Ada);
    expect(await cleo.ask('join-room', { roomId: id })).toMatchObject({ success: false, errorCode: 'FORBIDDEN' });
  });

  it('S2-R17 S2-E11 hears of those who come by REST', async () => {
    const { Ada, Ben, ada } = await connected();
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    expect(await ada.waitFor('user-joined')).toMatchObject({ userId: Ben.id, roomId: id });
  });

  it('S2-R18 S2-E12 hears of those who leave by REST', async () => {
    const { Ada, Ben, ada } = await connected();
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    await Ben.rest.ok('leaveCall', { params: { callId: id } });
    expect(await ada.waitFor('user-left')).toMatchObject({ userId: Ben.id, roomId: id });
  });

  it('S2-R25 S2-E15 S2-E16 S2-E17 S2-L20 hears of a media state by REST, and keeps what is not named', async () => {
    const { Ada, Ben, ada } = await connected();
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    const put = (body: object) => Ben.rest.ok('updateMedia', { params: { callId: id }, body });
    await put({ audioEnabled: true, videoEnabled: false, screenSharing: true });
    expect(await ada.waitFor('user-audio-toggled')).toMatchObject({ userId: Ben.id, isAudioEnabled: true });
    expect(await ada.waitFor('user-video-toggled')).toMatchObject({ userId: Ben.id, isVideoEnabled: false });
    expect(await ada.waitFor('user-screen-share-toggled')).toMatchObject({ userId: Ben.id, isScreenSharing: true });
    await put({ audioEnabled: false });
    expect(await ada.waitFor('user-audio-toggled')).toMatchObject({ isAudioEnabled: false });
    const { participants } = await readCall(Ada, id);
    expect(participants.find(({ userId }) => userId === Ben.id)?.mediaState).toEqual({
      audioEnabled: false,
      videoEnabled: false,
      screenSharing: true,
    });
  });

  it('S2-R26 S2-E18 S2-L19 hears of a message by REST and keeps all messages', async () => {
    const { Ada, Ben, ada, ben, Cleo } = await connected();
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    const send = (body: object) => Ben.rest.ok('sendChat', { params: { callId: id }, body });
    const { data } = await send({ message: 'Hello everyone!', messageType: 'text' });
    expect(data.message).toMatchObject({ userId: Ben.id, message: 'Hello everyone!', messageType: 'text' });
    expect(await ada.waitFor('new-message')).toMatchObject({ userId: Ben.id, message: 'Hello everyone!' });
    await ada.ask('join-room', { roomId: id });
    ada.emit('send-message', { roomId: id, message: 'Hello Ben!' });
    await ben.waitFor('new-message');

    const list = async (query = {}) => (await Ada.rest.ok('listChat', { params: { callId: id }, query })).data.messages;
    expect((await list()).map(({ message }) => message)).toEqual(['Hello everyone!', 'Hello Ben!']);
    expect(await list({ after: data.message.id })).toMatchObject([{ message: 'Hello Ben!', userId: Ada.id }]);
    expect(await Cleo.rest.fails('listChat', { params: { callId: id } })).toMatchObject({ httpStatus: 403 });
  });

  it('S2-R26 sends a repeated message once', async () => {
    const { Ada, Ben, ada } = await connected();
    const { id } = await createCall(Ada);
    await joinCall(Ben, id);
    const send = () =>
      Ben.rest.ok('sendChat', { params: { callId: id }, body: { message: 'Hello', clientId: 'retry-1' } });
    expect((await send()).data).toEqual((await send()).data);
    await ada.waitFor('new-message');
    await ada.settle();
    expect(ada.received('new-message')).toHaveLength(1);
  });

  it('S2-L14 has no chat when it is made so', async () => {
    const { Ada, ada } = await connected();
    const { id } = await createCall(Ada, { settings: { allowChat: false } });
    const error = await Ada.rest.fails('sendChat', { params: { callId: id }, body: { message: 'Hello' } });
    expect(error).toMatchObject({ httpStatus: 403, errorCode: 'FORBIDDEN' });
    await ada.ask('join-room', { roomId: id });
    expect(await ada.ask('send-message', { roomId: id, message: 'Hello' })).toMatchObject({ errorCode: 'FORBIDDEN' });
  });

  it('S2-L14 has no screens when it is made so', async () => {
    const { Ada, ada } = await connected();
    const { id } = await createCall(Ada, { settings: { allowScreenShare: false } });
    const body = { screenSharing: true };
    expect(await Ada.rest.fails('updateMedia', { params: { callId: id }, body })).toMatchObject({ httpStatus: 403 });
    await ada.ask('join-room', { roomId: id });
    const answer = await ada.ask('toggle-screen-share', { roomId: id, isScreenSharing: true });
    expect(answer).toMatchObject({ success: false, errorCode: 'FORBIDDEN' });
    expect(await ada.ask('toggle-screen-share', { roomId: id, isScreenSharing: false })).toMatchObject({
      success: true,
    });
  });

  it.each([
    ['the host', 'Host ended the call', async ({ Ada }: Connected, id: string) => endBy(Ada, id)],
    [
      'the last one to leave',
      'No active participants',
      async (all: Connected, id: string) => {
        for (const name of ['Ada', 'Ben', 'Cleo'] as const) await leaveBy(userOf(all, name), id);
      },
    ],
  ])('S2-E22 S2-R19 is over for all when it ends by %s: %s', async (who, reason, end) => {
    const all = await inOneRoom('call id');
    await end(all, all.call.id);
    const told = who === 'the host' ? [all.ada, all.ben, all.cleo] : [];
    for (const socket of told) {
      const ended = await socket.waitFor('call-ended');
      expect(ended).toMatchObject({ callId: all.call.id, reason, timestamp: expect.any(String) });
    }
    expect((await readCall(all.Ada, all.call.id)).endReason).toBe(reason);
  });

  it('S2-E23 has another host when the host leaves and others remain', async () => {
    const { Ada, Ben, ben, cleo, call } = await inOneRoom('call id');
    await leaveBy(Ada, call.id);
    for (const socket of [ben, cleo]) {
      const changed = await socket.waitFor('host-changed');
      expect(changed).toMatchObject({ callId: call.id, newHostId: Ben.id, timestamp: expect.any(String) });
    }
    expect((await readCall(Ben, call.id)).host.id).toBe(Ben.id);
    await endBy(Ben, call.id);
    expect(await cleo.waitFor('call-ended')).toMatchObject({ reason: 'Host ended the call', endedBy: Ben.id });
  });
});

const endBy = async (user: User, callId: string): Promise<void> => {
  await user.rest.ok('endCall', { params: { callId } });
};

const leaveBy = async (user: User, callId: string): Promise<void> => {
  await user.rest.ok('leaveCall', { params: { callId } });
};
