import { afterAll, describe, expect, it } from 'vitest';
import { book, inMinutes, ownerOf } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const UNKNOWN = 'f'.repeat(24);
const ROOM = /^room-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('POST /api/video-calls/generate-room/:sessionId', () => {
  it('S1-R2 S1-L3 S1-L4 S1-L7 S1-L32 gives room, session and both people', async () => {
    const { sessionId, client, psychologist, date } = await book(server, { type: 'Couples therapy' });
    const { success, data, ...top } = await client.rest.ok('generateRoom', { params: { sessionId } });
    expect(success).toBe(true);
    expect(data).toEqual(top);
    expect(data).toMatchObject({
      roomId: expect.stringMatching(ROOM),
      sessionId,
      sessionDate: date,
      sessionType: 'Couples therapy',
      participants: {
        client: { id: client.id, name: 'John Doe' },
        psychologist: { id: psychologist.id, name: 'Dr. Jane Smith' },
      },
    });
  });

  it('S1-L7 S1-L8 S1-R6 gives both the same room again, by either path, and each session its own', async () => {
    const { sessionId, client, psychologist } = await book(server);
    const params = { sessionId };
    const first = await client.rest.ok('generateRoom', { params });
    const others = await Promise.all([
      client.rest.ok('generateRoom', { params, body: {} }),
      psychologist.rest.ok('generateRoom', { params }),
      psychologist.rest.ok('generateRoomV1', { params }),
    ]);
    expect(others.map(({ roomId }) => roomId)).toEqual([first.roomId, first.roomId, first.roomId]);
    const other = await book(server);
    expect(await other.room()).not.toBe(first.roomId);
  });

  it('S1-L8 makes one room when both ask at once', async () => {
    const { sessionId, client, psychologist } = await book(server);
    const asked = [client, psychologist, client, psychologist].map(({ rest }) =>
      rest.ok('generateRoom', { params: { sessionId } }),
    );
    expect(new Set((await Promise.all(asked)).map(({ roomId }) => roomId)).size).toBe(1);
  });

  it('S1-L8 gives the same room after a change of the date and the session has begun', async () => {
    const booking = await book(server);
    const roomId = await booking.room();
    await booking.change({ date: inMinutes(0) });
    await booking.client.rest.ok('start', { params: { sessionId: booking.sessionId } });
    expect(await booking.room()).toBe(roomId);
  });

  it.each(['507f', 'nonsense', `${'f'.repeat(23)}g`, 'f'.repeat(25)])(
    'S1-X3 S1-X18 S1-L6 refuses the id %s with 400',
    async (sessionId) => {
      const { client } = await book(server);
      const error = await client.rest.fails('generateRoom', { params: { sessionId } });
      expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
      expect(error.message).toMatch(/sessionId/);
    },
  );

  it('S1-X4 refuses somebody who has no part in the session with 401', async () => {
    const { sessionId, stranger } = await book(server);
    expect(await stranger.rest.fails('generateRoom', { params: { sessionId } })).toMatchObject({ status: 401 });
  });

  it('S1-X5 S1-X21 does not find an unknown session', async () => {
    const { client } = await book(server);
    const error = await client.rest.fails('generateRoom', { params: { sessionId: UNKNOWN } });
    expect(error).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
  });

  it.each([
    [{ status: 'Pending' }, 'SESSION_NOT_CONFIRMED'],
    [{ status: 'Booked' }, 'SESSION_NOT_CONFIRMED'],
    [{ status: 'Cancelled' }, 'SESSION_CANCELLED'],
    [{ status: 'Completed' }, 'SESSION_ENDED'],
    [{ paymentStatus: 'Pending' }, 'PAYMENT_PENDING'],
  ])('S1-X6 S1-X22 refuses %j with 422', async (wish, code) => {
    const { sessionId, client } = await book(server, wish);
    expect(await client.rest.fails('generateRoom', { params: { sessionId } })).toMatchObject({ status: 422, code });
  });

  it('S1-L21 serves an administrator', async () => {
    const booking = await book(server);
    const { roomId } = await ownerOf(server).ok('generateRoom', { params: { sessionId: booking.sessionId } });
    expect(await booking.room()).toBe(roomId);
  });
});
