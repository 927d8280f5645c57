import { afterAll, describe, expect, it } from 'vitest';
import { createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import { type BookingWish, book, inMinutes, joinRoom } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

/** One of the two comes by the room, the other one by the call itself. */
const mixed = async () => {
  const booking = await book(server);
  const roomId = await booking.room();
  const john = await booking.client.connect();
  const { callId } = await joinRoom(john, roomId);
  const jane = createPerson(server.url, booking.psychologist);
  await jane.connect();
  return { ...booking, roomId, john, jane, callId };
};

describe('people who came another way', () => {
  it('S1-E8 S1-E9 S1-E7 come and go in the room, and count', async () => {
    const { john, jane, callId, roomId, psychologist } = await mixed();
    const seat = await jane.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    expect(seat.participants.map(({ username }) => username)).toEqual(['John Doe', 'Dr. Jane Smith']);
    const came = await john.waitFor('user-joined');
    expect(came).toMatchObject({ userId: psychologist.id, userRole: 'psychologist', roomId });
    const { participants } = await joinRoom(john, roomId);
    expect(participants).toHaveLength(2);

    jane.socket.emit('call:leave', { callId, participantId: seat.participantId });
    expect(await john.waitFor('user-left')).toMatchObject({ socketId: came.socketId, userId: psychologist.id });
  });

  it('S1-E9 see those of the room come, break off, come back and leave', async () => {
    const { john, jane, callId, roomId, client } = await mixed();
    await jane.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    john.close();
    await jane.socket.waitFor('call:participant-status', ({ status }) => status === 'disconnected');
    const back = await client.connect();
    await joinRoom(back, roomId);
    await jane.socket.waitFor('call:participant-status', ({ status }) => status === 'connected');
    back.emit('leave-room', { roomId, userId: client.id });
    expect(await jane.socket.waitFor('call:participant-left')).toMatchObject({
      userId: client.id,
      totalParticipants: 1,
    });
  });

  it('S1-X26 take a place in the room', async () => {
    const { jane, callId, roomId } = await mixed();
    await jane.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    const owner = createPerson(server.url, { ...server.ready.owner, name: 'Owner' });
    const socket = await owner.connect();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    socket.raw.once('error', resolve);
    socket.emit('join-room', { roomId, userRole: 'admin' });
    expect(await promise).toMatchObject({ code: 'ROOM_FULL' });
  });

  it('get no signals of the room, whose words they do not know', async () => {
    const { john, jane, callId } = await mixed();
    await jane.socket.ask('call:join', { callId, audioEnabled: true, videoEnabled: true });
    const { socketId } = await john.waitFor('user-joined');
    john.emit('offer', { offer: { type: 'offer', sdp: 'v=0' }, to: socketId });
    await jane.socket.settle();
    expect(jane.socket.names()).not.toContain('call:signal');
  });

  it('take the own place over on the same connection', async () => {
    const { client, roomId, callId } = await mixed();
    const person = createPerson(server.url, client);
    const socket = await person.connect();
    const joined = new Promise((resolve) => socket.raw.once('room-joined', resolve));
    socket.emit('join-room', { roomId, userRole: 'client' });
    await joined;
    const seat = await socket.ask('call:resume', { callId });
    expect(seat).toMatchObject({ callId, status: 'active' });
  });
});

/** The call of a session as it is begun by its conversation. */
const beginByConversation = async (wish: BookingWish = {}) => {
  const booking = await book(server, wish);
  const params = { sessionId: booking.sessionId };
  const { conversationId } = await booking.client.rest.ok('generateRoom', { params });
  const john = createPerson(server.url, booking.client);
  const jane = createPerson(server.url, booking.psychologist);
  await Promise.all([john.connect(), jane.connect()]);
  return { ...booking, conversationId, john, jane };
};

describe('the conversation of a session', () => {
  it('S1-E7 S1-E8 leads into the same call as its room, and rings for nobody', async () => {
    const { conversationId, john, jane, client, room } = await beginByConversation();
    const seat = await jane.socket.ask('call:initiate', { conversationId, type: 'video' });
    expect(seat.participants.map(({ username }) => username)).toEqual(['Dr. Jane Smith']);
    await john.socket.settle();
    expect(john.socket.names()).not.toContain('call:incoming');
    const { callId, participants } = await joinRoom(await client.connect(), await room());
    expect(callId).toBe(seat.callId);
    expect(participants).toHaveLength(2);
  });

  it.each([
    ['too early', { date: inMinutes(60) }],
    ['too late', { date: inMinutes(-180) }],
  ])('S1-L11 is shut as its room is when it is %s', async (_when, wish) => {
    const { conversationId, jane } = await beginByConversation(wish);
    const failure = await jane.socket.refused('call:initiate', { conversationId, type: 'video' });
    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('S1-L11 lets nobody new into a running call once the door is shut', async () => {
    const { conversationId, john, jane, change } = await beginByConversation();
    const { callId } = await jane.socket.ask('call:initiate', { conversationId, type: 'video' });
    await change({ date: inMinutes(-180) });
    const failure = await john.socket.refused('call:join', { callId });
    expect(failure).toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(await jane.socket.ask('call:resume', { callId })).toMatchObject({ callId });
  });
});
