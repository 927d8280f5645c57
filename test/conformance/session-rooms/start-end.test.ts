import { afterAll, describe, expect, it } from 'vitest';
import { book, inMinutes, meet } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const UNKNOWN = 'f'.repeat(24);

describe('POST /api/video-calls/start/:sessionId', () => {
  it('S1-R4 S1-L3 S1-L17 puts the session in progress', async () => {
    const { sessionId, client, psychologist } = await book(server);
    const startTime = inMinutes(-1);
    const { success, data, ...top } = await client.rest.ok('start', { params: { sessionId }, body: { startTime } });
    expect(success).toBe(true);
    expect(data).toEqual(top);
    expect(data).toEqual({
      message: 'Video call started successfully',
      session: {
        id: sessionId,
        status: 'In Progress',
        videoCallStarted: startTime,
        participants: { client: 'John Doe', psychologist: 'Dr. Jane Smith' },
      },
    });
    const { data: stored } = await psychologist.rest.ok('getAppointment', { params: { appointmentId: sessionId } });
    expect(stored).toMatchObject({ status: 'In Progress', videoCallStarted: startTime, videoCallEnded: null });
  });

  it.each([undefined, {}, { startTime: null }])('S1-R4 takes the body %j; the start is now', async (body) => {
    const { sessionId, client } = await book(server);
    const before = Date.now();
    const { session } = await client.rest.ok('startV1', { params: { sessionId }, body });
    expect(Date.parse(session.videoCallStarted)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(session.videoCallStarted)).toBeLessThanOrEqual(Date.now());
  });

  it('S1-X10 gives the other one what is stored, and refuses who started already', async () => {
    const { sessionId, client, psychologist } = await book(server);
    const params = { sessionId };
    const first = await client.rest.ok('start', { params, body: { startTime: inMinutes(-3) } });
    const second = await psychologist.rest.ok('start', { params, body: { startTime: inMinutes(-1) } });
    expect(second.session).toEqual(first.session);
    const again = await client.rest.fails('start', { params });
    expect(again).toMatchObject({ status: 400, code: 'SESSION_ALREADY_STARTED' });
    await client.rest.ok('end', { params });
    for (const { rest } of [client, psychologist])
      expect(await rest.fails('start', { params })).toMatchObject({ status: 400, code: 'SESSION_ALREADY_STARTED' });
  });

  it('S1-X10 lets both start at the same moment', async () => {
    const { sessionId, client, psychologist } = await book(server);
    const [one, other] = await Promise.all(
      [client, psychologist].map(({ rest }) => rest.ok('start', { params: { sessionId } })),
    );
    expect(one?.session).toEqual(other?.session);
  });

  it.each([
    ['no time', { startTime: 'soon' }],
    ['a number', { startTime: 1_765_807_200_000 }],
    ['a time an hour ahead', { startTime: inMinutes(60) }],
    ['a list', []],
    ['broken JSON', '{'],
  ])('S1-X10 S1-X18 S1-L6 refuses %s with 400', async (_what, body) => {
    const { sessionId, client } = await book(server);
    expect(await client.rest.fails('start', { params: { sessionId }, body })).toMatchObject({
      status: 400,
      code: 'INVALID_REQUEST',
    });
  });

  it.each([
    [{ paymentStatus: 'Pending' }, 'PAYMENT_PENDING'],
    [{ status: 'Pending' }, 'SESSION_NOT_CONFIRMED'],
    [{ status: 'Cancelled' }, 'SESSION_CANCELLED'],
  ])('S1-X13 S1-X22 S1-L20 refuses %j with 422', async (wish, code) => {
    const { sessionId, client } = await book(server, wish);
    expect(await client.rest.fails('start', { params: { sessionId } })).toMatchObject({ status: 422, code });
  });

  it('S1-X11 S1-X12 S1-L6 refuses strangers, unknown sessions and wrong ids', async () => {
    const { sessionId, client, stranger } = await book(server);
    expect(await stranger.rest.fails('start', { params: { sessionId } })).toMatchObject({ status: 401 });
    expect(await client.rest.fails('start', { params: { sessionId: UNKNOWN } })).toMatchObject({ status: 404 });
    expect(await client.rest.fails('start', { params: { sessionId: '1' } })).toMatchObject({ status: 400 });
  });
});

describe('POST /api/video-calls/end/:sessionId', () => {
  const begin = async (minutesAgo: number) => {
    const booking = await book(server);
    const params = { sessionId: booking.sessionId };
    await booking.client.rest.ok('start', { params, body: { startTime: inMinutes(-minutesAgo) } });
    return { ...booking, params };
  };

  it('S1-R5 S1-L3 S1-L18 S1-L19 completes the session; its length is in minutes', async () => {
    const { client, psychologist, params, sessionId } = await begin(50);
    const endTime = inMinutes(-5);
    const { success, data, ...top } = await client.rest.ok('end', { params, body: { endTime } });
    expect(success).toBe(true);
    expect(data).toEqual(top);
    expect(data).toMatchObject({
      message: 'Video call ended successfully',
      duration: 45,
      session: { id: sessionId, status: 'Completed', videoCallEnded: endTime, callDuration: 45 },
    });
    const { data: stored } = await psychologist.rest.ok('getAppointment', { params: { appointmentId: sessionId } });
    expect(stored).toMatchObject({ status: 'Completed', videoCallEnded: endTime, callDuration: 45 });
  });

  it.each([
    [1, 1],
    [0, 0],
    [125, 125],
  ])('S1-L19 a session of %i minutes that ends now lasts %i', async (minutes, duration) => {
    const { client, params } = await begin(minutes);
    expect((await client.rest.ok('endV1', { params })).duration).toBe(duration);
  });

  it('S1-R5 gives the other one what is stored', async () => {
    const { client, psychologist, params } = await begin(30);
    const first = await client.rest.ok('end', { params, body: { endTime: inMinutes(-10) } });
    const second = await psychologist.rest.ok('end', { params });
    expect(second).toEqual(first);
    expect(await client.rest.fails('end', { params })).toMatchObject({ status: 422 });
  });

  it.each([
    ['no time', { endTime: 'later' }],
    ['a time before the start', { endTime: inMinutes(-60) }],
    ['a time an hour ahead', { endTime: inMinutes(60) }],
  ])('S1-X14 S1-X18 refuses %s with 400', async (_what, body) => {
    const { client, params } = await begin(30);
    expect(await client.rest.fails('end', { params, body })).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  });

  it.each([{}, { status: 'Pending' }, { paymentStatus: 'Pending' }, { status: 'Cancelled' }])(
    'S1-X17 S1-X22 S1-L20 refuses a session that was not started (%j) with 422',
    async (wish) => {
      const { sessionId, client } = await book(server, wish);
      const error = await client.rest.fails('end', { params: { sessionId } });
      expect(error).toMatchObject({ status: 422, code: 'SESSION_NOT_STARTED' });
    },
  );

  it('S1-X15 S1-X16 S1-X14 S1-L6 refuses strangers, unknown sessions and wrong ids', async () => {
    const { client, stranger, params } = await begin(1);
    expect(await stranger.rest.fails('end', { params })).toMatchObject({ status: 401 });
    expect(await client.rest.fails('end', { params: { sessionId: UNKNOWN } })).toMatchObject({ status: 404 });
    expect(await client.rest.fails('end', { params: { sessionId: '1' } })).toMatchObject({ status: 400 });
  });

  it('S1-R5 S1-E9 takes everybody out of the room', async () => {
    const { sessionId, client, psychologist, clientSocket, psychologistSocket, roomId } = await meet(server);
    await client.rest.ok('start', { params: { sessionId } });
    await client.rest.ok('end', { params: { sessionId } });
    await clientSocket.waitFor('user-left', ({ userId }) => userId === psychologist.id);
    await psychologistSocket.waitFor('user-left', ({ userId }) => userId === client.id);
    clientSocket.emit('join-room', { roomId });
    const error = await clientSocket.waitFor('error');
    expect(error).toMatchObject({ code: 'INVALID_SESSION', details: { reason: 'SESSION_ENDED' } });
  });
});
