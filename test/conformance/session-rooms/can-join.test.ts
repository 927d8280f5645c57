import { afterAll, describe, expect, it } from 'vitest';
import { book, inMinutes } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const MINUTE_MS = 60_000;
const shift = (date: string, minutes: number) => new Date(Date.parse(date) + minutes * MINUTE_MS).toISOString();

describe('GET /api/video-calls/can-join/:sessionId', () => {
  it('S1-R3 S1-L3 S1-L4 S1-L13 S1-L14 S1-L15 S1-L16 lets both in ten minutes before', async () => {
    const { sessionId, client, psychologist, date } = await book(server);
    for (const { rest } of [client, psychologist]) {
      const { success, data, ...top } = await rest.ok('canJoin', { params: { sessionId } });
      expect(success).toBe(true);
      expect(data).toEqual(top);
      expect(data).toEqual({
        canJoin: true,
        reason: null,
        minutesUntilSession: 10,
        sessionStatus: 'confirmed',
        paymentStatus: 'completed',
        timeWindow: { allowedFrom: shift(date, -15), allowedUntil: shift(date, 120) },
      });
    }
  });

  it('S1-R3 S1-L10 S1-L13 S1-L14 S1-L16 answers as in the document while the payment is pending', async () => {
    const { sessionId, client, date } = await book(server, { paymentStatus: 'pending' });
    const { data } = await client.rest.ok('canJoin', { params: { sessionId } });
    expect(data).toEqual({
      canJoin: false,
      reason: 'PAYMENT_PENDING',
      minutesUntilSession: 10,
      sessionStatus: 'confirmed',
      paymentStatus: 'pending',
      timeWindow: { allowedFrom: shift(date, -15), allowedUntil: shift(date, 120) },
    });
  });

  it.each<[string, { status?: string; paymentStatus?: string; date?: string }, string | null]>([
    ['S1-L9', { status: 'pending' }, 'SESSION_NOT_CONFIRMED'],
    ['S1-L9', { status: 'Cancelled', paymentStatus: 'pending' }, 'SESSION_CANCELLED'],
    ['S1-L9', { status: 'completed' }, 'SESSION_ENDED'],
    ['S1-L9', { status: 'In Progress' }, null],
    ['S1-L10', { paymentStatus: 'failed' }, 'PAYMENT_PENDING'],
    ['S1-L10', { paymentStatus: 'Paid' }, null],
    ['S1-L10', { paymentStatus: 'Confirmed' }, null],
    ['S1-L10', { paymentStatus: 'VERIFIED' }, null],
    ['S1-L11', { date: inMinutes(20) }, 'TOO_EARLY'],
    ['S1-L11', { date: inMinutes(60 * 24) }, 'TOO_EARLY'],
    ['S1-L11', { date: inMinutes(14) }, null],
    ['S1-L11', { date: inMinutes(0) }, null],
    ['S1-L11', { date: inMinutes(-119) }, null],
    ['S1-L11', { date: inMinutes(-121) }, 'TOO_LATE'],
    ['S1-L11', { date: '2025-12-15T14:00:00.000Z' }, 'TOO_LATE'],
    ['S1-L10', { paymentStatus: 'pending', date: inMinutes(60) }, 'PAYMENT_PENDING'],
  ])('%s S1-L13 %j: %s', async (_id, wish, reason) => {
    const { sessionId, client } = await book(server, wish);
    const { data } = await client.rest.ok('canJoin', { params: { sessionId } });
    expect(data).toMatchObject({ canJoin: reason === null, reason });
  });

  it.each([
    [20, 20],
    [0, 0],
    [-5, -5],
    [60 * 24 * 7, 60 * 24 * 7],
  ])('S1-L15 counts whole minutes: %i from now are %i', async (minutes, counted) => {
    const { sessionId, client } = await book(server, { date: inMinutes(minutes) });
    const { data } = await client.rest.ok('canJoin', { params: { sessionId } });
    expect(data.minutesUntilSession).toBe(counted);
  });

  it('S1-L16 says the words of the running session in small letters', async () => {
    const { sessionId, client } = await book(server);
    await client.rest.ok('start', { params: { sessionId } });
    const { data } = await client.rest.ok('canJoin', { params: { sessionId } });
    expect(data).toMatchObject({ canJoin: true, sessionStatus: 'in progress', paymentStatus: 'completed' });
    await client.rest.ok('end', { params: { sessionId } });
    const after = await client.rest.ok('canJoin', { params: { sessionId } });
    expect(after.data).toMatchObject({ canJoin: false, reason: 'SESSION_ENDED', sessionStatus: 'completed' });
  });

  it('S1-R6 answers the same under /api/v1', async () => {
    const { sessionId, client } = await book(server);
    const params = { sessionId };
    expect(await client.rest.ok('canJoinV1', { params })).toEqual(await client.rest.ok('canJoin', { params }));
  });

  it('S1-X7 S1-X8 S1-X9 S1-L6 S1-L12 refuses wrong ids, strangers and unknown sessions', async () => {
    const { sessionId, client, stranger } = await book(server);
    const ask = (who: typeof client, id: string) => who.rest.fails('canJoin', { params: { sessionId: id } });
    expect(await ask(client, 'nonsense')).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(await ask(stranger, sessionId)).toMatchObject({ status: 401 });
    expect(await ask(client, 'f'.repeat(24))).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
  });
});
