import { afterAll, describe, expect, it } from 'vitest';
import { type RoomSocket, book, joinRoom, meet } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const offer = { type: 'offer', sdp: 'v=0\r\no=- 123456789 2 IN IP4 127.0.0.1\r\n' };
const answer = { type: 'answer', sdp: 'v=0\r\no=- 987654321 2 IN IP4 127.0.0.1\r\n' };
const candidate = {
  candidate: 'candidate:1 1 UDP 2130706431 192.168.1.100 54400 typ host',
  sdpMLineIndex: 0,
  sdpMid: '0',
};

describe('signals', () => {
  it('S1-E3 S1-E4 S1-E5 S1-E10 S1-E11 S1-E12 S1-L23 go to their target with the sender, unchanged', async () => {
    const { clientSocket: john, psychologistSocket: jane } = await meet(server);
    john.emit('offer', { offer, to: jane.id });
    expect(await jane.waitFor('offer')).toEqual({ offer, from: john.id });
    jane.emit('answer', { answer, to: john.id });
    expect(await john.waitFor('answer')).toEqual({ answer, from: jane.id });
    john.emit('ice-candidate', { candidate, to: jane.id });
    expect(await jane.waitFor('ice-candidate')).toEqual({ candidate, from: john.id });
    await john.settle();
    expect(john.names().filter((name) => name === 'offer' || name === 'ice-candidate')).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing in it', {}],
    ['a text', 'v=0'],
    ['null', null],
    ['fields of other libraries', { type: 'offer', sdp: 'v=0', transceiverRequest: { kind: 'video', init: [1, 2] } }],
    ['a candidate at the end', { candidate: '' }],
  ])('S1-L23 are not read: %s arrives as it was sent', async (_what, content) => {
    const { clientSocket: john, psychologistSocket: jane } = await meet(server);
    john.emit('offer', { offer: content, to: jane.id, extra: 1 });
    expect(await jane.waitFor('offer')).toEqual({ offer: content, from: john.id });
  });

  it('S1-L24 S1-L25 whoever is in makes the offer for the newcomer, one and for all', async () => {
    const { client, psychologist, room } = await book(server);
    const roomId = await room();
    const john = await client.connect();
    await joinRoom(john, roomId);
    const jane = await psychologist.connect();
    await joinRoom(jane, roomId);
    const { socketId } = await john.waitFor('user-joined');
    john.emit('offer', { offer, to: socketId });
    const { from } = await jane.waitFor('offer');
    jane.emit('answer', { answer, to: from });
    expect((await john.waitFor('answer')).answer).toEqual(answer);
  });

  it('S1-L24 S1-L25 the newcomer may make the offer as well, and trickle candidates in order', async () => {
    const { clientSocket: john, psychologistSocket: jane } = await meet(server);
    const [other] = await jane.waitFor('existing-participants');
    jane.emit('offer', { offer, to: other?.socketId });
    for (let index = 0; index < 20; index++)
      jane.emit('ice-candidate', { candidate: { ...candidate, sdpMLineIndex: index }, to: other?.socketId });
    await john.waitFor('ice-candidate', (sent) => Object(sent.candidate).sdpMLineIndex === 19);
    expect(john.names().filter((name) => name === 'offer' || name === 'ice-candidate')).toEqual([
      'offer',
      ...Array.from({ length: 20 }, () => 'ice-candidate'),
    ]);
    const indexes = john.received('ice-candidate').map((sent) => Object(sent.candidate).sdpMLineIndex as number);
    expect(indexes).toEqual(indexes.toSorted((one, other) => one - other));
  });

  it('S1-L23 reach a socket under its new address only, when it came back', async () => {
    const { client, roomId, clientSocket, psychologistSocket: jane } = await meet(server);
    const former = clientSocket.id;
    clientSocket.close();
    await jane.waitFor('user-left');
    const john = await client.connect();
    await joinRoom(john, roomId);
    jane.emit('offer', { offer, to: former });
    expect(await jane.waitFor('error')).toMatchObject({ code: 'PERMISSION_DENIED' });
    jane.emit('offer', { offer, to: john.id });
    expect(await john.waitFor('offer')).toEqual({ offer, from: jane.id });
  });
});

describe('signals that are refused', () => {
  const refused = async (socket: RoomSocket, name: string, payload: unknown) => {
    socket.emit(name, payload);
    return socket.waitFor('error');
  };

  it('S1-X29 S1-E13 S1-L23 go to nobody outside of the room, to no other room and not to oneself', async () => {
    const { clientSocket: john, psychologistSocket: jane, stranger } = await meet(server);
    const elsewhere = await meet(server);
    const outsider = await stranger.connect();
    for (const to of [outsider.id, elsewhere.clientSocket.id, john.id, 'nobody', '', undefined, 7]) {
      expect(await refused(john, 'offer', { offer, to })).toMatchObject({ code: 'PERMISSION_DENIED' });
      expect(await refused(john, 'answer', { answer, to })).toMatchObject({ code: 'PERMISSION_DENIED' });
      expect(await refused(john, 'ice-candidate', { candidate, to })).toMatchObject({ code: 'PERMISSION_DENIED' });
    }
    for (const socket of [jane, outsider, elsewhere.clientSocket, elsewhere.psychologistSocket]) {
      await socket.settle();
      expect(socket.names()).not.toContain('offer');
    }
  });

  it('S1-X29 come from nobody outside of the room', async () => {
    const { clientSocket: john, stranger, psychologistSocket: jane, roomId } = await meet(server);
    const outsider = await stranger.connect();
    expect(await refused(outsider, 'offer', { offer, to: john.id })).toMatchObject({ code: 'PERMISSION_DENIED' });
    jane.emit('leave-room', { roomId });
    await john.waitFor('user-left');
    expect(await refused(jane, 'offer', { offer, to: john.id })).toMatchObject({ code: 'PERMISSION_DENIED' });
    await john.settle();
    expect(john.names()).not.toContain('offer');
  });

  it.each<[unknown]>([['nonsense'], [null], [42], [[]], [undefined], [{ offer, to: { $ne: '' } }]])(
    'S1-E13 make no sense as %j, and the connection stays open',
    async (payload) => {
      const { clientSocket } = await meet(server);
      expect(await refused(clientSocket, 'offer', payload)).toMatchObject({ code: 'PERMISSION_DENIED' });
      expect(clientSocket.connected).toBe(true);
    },
  );

  it('S1-E13 are larger than any description of media', async () => {
    const { clientSocket: john, psychologistSocket: jane } = await meet(server);
    const error = await refused(john, 'offer', { offer: { type: 'offer', sdp: 'x'.repeat(70_000) }, to: jane.id });
    expect(error).toMatchObject({ code: 'PERMISSION_DENIED', message: expect.stringMatching(/bytes/) });
  });
});
