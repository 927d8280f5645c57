import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type RoomSocket,
  book,
  connectSocket,
  createUser,
  inMinutes,
  joinRoom,
  meet,
} from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
const small = await startServer({ env: { BECKON_ROOM_CAPACITY: 'Individual=1, Group=3' } });
afterAll(() => Promise.all([server.close(), small.close()]));

const asOwner = (url: string, token: string): Promise<RoomSocket> =>
  connectSocket(url, { owner: 'owner', auth: { token } });

describe('join-room', () => {
  it('S1-E2 S1-E7 S1-E8 S1-L21 tells the newcomer who is in, and the others who came', async () => {
    const { client, psychologist, sessionId, room } = await book(server);
    const roomId = await room();
    const [first, second] = [await client.connect(), await psychologist.connect()];
    const john = { socketId: first.id, userId: client.id, userName: 'John Doe', userRole: 'client' };
    const jane = { socketId: second.id, userId: psychologist.id, userName: 'Dr. Jane Smith', userRole: 'psychologist' };

    first.emit('join-room', { roomId, userId: client.id, userName: 'John Doe', userRole: 'client' });
    expect(await first.waitFor('room-joined')).toMatchObject({ roomId, sessionId, participants: [john] });
    expect(await first.waitFor('existing-participants')).toEqual([]);
    expect(await first.waitFor('join-success')).toEqual({ roomId, socketId: first.id, participantCount: 1 });

    second.emit('join-room', { roomId, userId: psychologist.id, userName: 'x', userRole: 'psychologist' });
    expect(await second.waitFor('room-joined')).toMatchObject({ roomId, participants: [john, jane] });
    expect(await second.waitFor('existing-participants')).toEqual([john]);
    expect(await first.waitFor('user-joined')).toMatchObject({ ...jane, roomId });
    await second.settle();
    expect(second.received('user-joined')).toEqual([]);
    expect(first.received('user-joined')).toHaveLength(1);
  });

  it('S1-E2 answers a callback as well', async () => {
    const { client, room } = await book(server);
    const roomId = await room();
    const socket = await client.connect();
    const answer = await socket.ask('join-room', { roomId, userId: client.id });
    const own = { socketId: socket.id, userId: client.id, userName: 'John Doe', userRole: 'client' };
    expect(answer).toEqual({ success: true, data: { roomId, participants: [own] } });
    expect(await socket.ask('join-room', { roomId: 'room-nowhere' })).toMatchObject({
      success: false,
      error: { code: 'ROOM_NOT_FOUND' },
    });
  });

  it('S1-X29 S1-E13 takes nobody for somebody else: name and role come from the token', async () => {
    const { client, psychologist, room } = await book(server);
    const roomId = await room();
    const socket = await client.connect();
    socket.emit('join-room', { roomId, userId: psychologist.id, userName: 'Dr. Jane Smith', userRole: 'psychologist' });
    expect(await socket.waitFor('error')).toMatchObject({ code: 'PERMISSION_DENIED', details: { roomId } });
    const joined = await joinRoom(socket, roomId, { userId: client.id, userName: 'Boss', userRole: 'admin' });
    expect(joined.participants).toMatchObject([{ userId: client.id, userName: 'John Doe', userRole: 'client' }]);
  });

  it('S1-X29 refuses a stranger', async () => {
    const { stranger, room } = await book(server);
    const socket = await stranger.connect();
    const roomId = await room();
    socket.emit('join-room', { roomId, userId: stranger.id, userRole: 'client' });
    expect(await socket.waitFor('error')).toMatchObject({ code: 'PERMISSION_DENIED', details: { roomId } });
  });

  it.each<[unknown]>([
    [{ roomId: `room-${randomUUID()}`, userId: 'f'.repeat(24), userName: 'x', userRole: 'client' }],
    [{ roomId: `room-${randomUUID()}` }],
    [{ roomId: 'invalid-room-id', userId: 'f'.repeat(24), userName: 'John', userRole: 'client' }],
    [{ roomId: 7, userName: 'John', userRole: 'client' }],
    [{ userName: 'John', userRole: 'client' }],
  ])('S1-X25 S1-X21 S1-E13 does not find the room of %j', async (payload) => {
    const { client } = await book(server);
    const socket = await client.connect();
    socket.emit('join-room', payload);
    const error = await socket.waitFor('error');
    expect(error).toMatchObject({ code: 'ROOM_NOT_FOUND', message: expect.stringMatching(/room/) });
    expect(socket.connected).toBe(true);
  });

  it('S1-X25 S1-E13 names the room that it did not find', async () => {
    const { client } = await book(server);
    const socket = await client.connect();
    const roomId = `room-${randomUUID()}`;
    socket.emit('join-room', { roomId });
    expect((await socket.waitFor('error')).details).toEqual({ roomId });
  });

  it.each([
    [{ paymentStatus: 'Pending' }, 'PAYMENT_PENDING'],
    [{ status: 'Pending' }, 'SESSION_NOT_CONFIRMED'],
    [{ status: 'Cancelled' }, 'SESSION_CANCELLED'],
    [{ date: inMinutes(60) }, 'TOO_EARLY'],
    [{ date: inMinutes(-180) }, 'TOO_LATE'],
  ])('S1-X27 S1-L11 refuses when the session became %j', async (change, reason) => {
    const booking = await book(server);
    const roomId = await booking.room();
    await booking.change(change);
    const socket = await booking.client.connect();
    socket.emit('join-room', { roomId, userId: booking.client.id });
    expect(await socket.waitFor('error')).toMatchObject({ code: 'INVALID_SESSION', details: { reason } });
  });

  it('S1-L11 lets somebody back in after the door has closed', async () => {
    const meeting = await meet(server);
    await meeting.change({ date: inMinutes(-180) });
    meeting.clientSocket.close();
    await meeting.psychologistSocket.waitFor('user-left');
    const socket = await meeting.client.connect();
    expect((await joinRoom(socket, meeting.roomId)).participants).toHaveLength(2);
  });
});

describe('a full room', () => {
  it('S1-X26 has two people in an individual session', async () => {
    const { roomId, clientSocket } = await meet(server);
    const third = await asOwner(server.url, server.ready.owner.token);
    third.emit('join-room', { roomId, userRole: 'admin' });
    expect(await third.waitFor('error')).toMatchObject({ code: 'ROOM_FULL', details: { roomId } });
    await clientSocket.settle();
    expect(clientSocket.received('user-joined')).toHaveLength(1);
  });

  it('S1-X26 S1-L21 has a place again when one has left; an administrator is one', async () => {
    const { roomId, clientSocket, psychologistSocket } = await meet(server);
    psychologistSocket.emit('leave-room', { roomId });
    await clientSocket.waitFor('user-left');
    const third = await asOwner(server.url, server.ready.owner.token);
    const { participants } = await joinRoom(third, roomId, { userRole: 'admin' });
    expect(participants.map(({ userRole }) => userRole)).toEqual(['client', 'admin']);
  });

  it('S1-X26 keeps the place of somebody whose connection broke', async () => {
    const { roomId, clientSocket, psychologist, psychologistSocket } = await meet(server);
    psychologistSocket.close();
    await clientSocket.waitFor('user-left');
    const third = await asOwner(server.url, server.ready.owner.token);
    third.emit('join-room', { roomId, userRole: 'admin' });
    expect(await third.waitFor('error')).toMatchObject({ code: 'ROOM_FULL' });
    await joinRoom(await psychologist.connect(), roomId);
  });

  it('S1-X26 counts people, not sockets: the same one again takes the place of the former', async () => {
    const { roomId, client, clientSocket, psychologistSocket } = await meet(server);
    const again = await clientSocket.ask('join-room', { roomId });
    expect(again).toMatchObject({ success: true });
    await psychologistSocket.settle();
    expect(psychologistSocket.received('user-left')).toEqual([]);

    const former = clientSocket.id;
    const newer = await client.connect();
    await clientSocket.closed();
    const { participants } = await joinRoom(newer, roomId);
    expect(participants.map(({ userId }) => userId)).toContain(client.id);
    expect(participants).toHaveLength(2);
    await psychologistSocket.waitFor('user-left', ({ socketId }) => socketId === former);
    await psychologistSocket.waitFor('user-joined', ({ socketId }) => socketId === newer.id);
  });

  it('S1-X26 has as many people as the server is set to, by the type of session', async () => {
    const [one, three] = [await book(small), await book(small, { type: 'group' })];
    const rooms = [await one.room(), await three.room()] as const;
    await joinRoom(await one.client.connect(), rooms[0]);
    const second = await one.psychologist.connect();
    second.emit('join-room', { roomId: rooms[0] });
    expect(await second.waitFor('error')).toMatchObject({ code: 'ROOM_FULL' });
    await joinRoom(await three.client.connect(), rooms[1]);
    await joinRoom(await three.psychologist.connect(), rooms[1]);
    const admin = await asOwner(small.url, small.ready.owner.token);
    expect((await joinRoom(admin, rooms[1], { userRole: 'admin' })).participants).toHaveLength(3);
  });
});

describe('going', () => {
  it('S1-E6 S1-E9 leave-room tells the others, and not who left', async () => {
    const { roomId, client, clientSocket, psychologistSocket } = await meet(server);
    const { id } = clientSocket;
    clientSocket.emit('leave-room', { roomId, userId: client.id });
    expect(await psychologistSocket.waitFor('user-left')).toMatchObject({ socketId: id, userId: client.id, roomId });
    await clientSocket.settle();
    expect(clientSocket.received('user-left')).toEqual([]);
    const { participants } = await joinRoom(clientSocket, roomId);
    expect(participants).toHaveLength(2);
  });

  it('S1-E9 a connection that breaks tells the others', async () => {
    const { client, clientSocket, psychologistSocket } = await meet(server);
    const { id } = clientSocket;
    clientSocket.raw.io.engine.close();
    expect(await psychologistSocket.waitFor('user-left')).toMatchObject({ socketId: id, userId: client.id });
  });

  it('S1-E6 is quiet for somebody who is not in, and not for rooms that do not exist', async () => {
    const { client, psychologist, room } = await book(server);
    const roomId = await room();
    const [socket, other] = [await client.connect(), await psychologist.connect()];
    await joinRoom(other, roomId);
    expect(await socket.ask('leave-room', { roomId, userId: client.id })).toEqual({ success: true, data: {} });
    await other.settle();
    expect(other.received('user-left')).toEqual([]);
    socket.emit('leave-room', { roomId: `room-${randomUUID()}`, userId: client.id });
    expect(await socket.waitFor('error')).toMatchObject({ code: 'ROOM_NOT_FOUND' });
  });

  it('S1-E8 S1-E9 tells nobody outside of the room', async () => {
    const { client, psychologist, roomId, clientSocket, psychologistSocket } = await meet(server);
    const outsider = await (await createUser(server.url, 'eve')).connect();
    const idle = await connectSocket(server.url, { owner: 'a second device', auth: { token: client.token } }).then(
      async (socket) => {
        // The newer connection of a sign-in ends the older; this one is not in the room any more.
        await clientSocket.closed();
        return socket;
      },
    );
    await psychologistSocket.waitFor('user-left');
    psychologistSocket.emit('leave-room', { roomId, userId: psychologist.id });
    await psychologistSocket.settle();
    for (const socket of [outsider, idle]) {
      await socket.settle();
      expect(socket.names().filter((name) => name.startsWith('user-'))).toEqual([]);
    }
  });
});
