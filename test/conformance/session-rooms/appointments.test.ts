import { afterAll, describe, expect, it } from 'vitest';
import { createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import { book, createRest, createUser, inMinutes, ownerOf } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** A client, a provider and somebody else. */
const people = async () => {
  const [ada, ben, eve] = await Promise.all([createUser(url, 'ada'), createUser(url, 'ben'), createUser(url, 'eve')]);
  return { ada, ben, eve };
};

describe('POST /api/appointments', () => {
  it('S1-L32 is made by the provider, with what is usual for the rest', async () => {
    const { ada, ben } = await people();
    const date = inMinutes(60);
    const { data, appointment } = await ben.rest.ok('createAppointment', { body: { clientId: ada.id, date } });
    expect(appointment).toMatchObject({
      clientId: ada.id,
      psychologistId: ben.id,
      date,
      type: 'Individual',
      status: 'Pending',
      paymentStatus: 'Pending',
      durationMinutes: 50,
      roomId: null,
      callDuration: null,
    });
    expect(data).toMatchObject(appointment);
    const { data: read } = await ada.rest.ok('getAppointment', { params: { appointmentId: data.id } });
    expect(read.appointment).toEqual(appointment);
  });

  it('S1-L32 keeps the type as it was given, and the moment in UTC', async () => {
    const { ada, ben } = await people();
    const body = { clientId: ada.id, date: '2025-12-15T15:00:00+01:00', type: ' Pärchen & Co. ' };
    const { data } = await ben.rest.ok('createAppointment', { body });
    expect(data).toMatchObject({ date: '2025-12-15T14:00:00.000Z', type: 'Pärchen & Co.' });
  });

  it.each([
    ['confirmed', 'Confirmed', 'paid', 'Completed'],
    ['CONFIRMED', 'Confirmed', 'Verified', 'Completed'],
    ['In Progress', 'In Progress', 'completed', 'Completed'],
    ['in_progress', 'In Progress', 'Confirmed', 'Completed'],
    ['cancelled', 'Cancelled', 'refunded', 'Refunded'],
    ['Booked', 'Pending', 'failed', 'Failed'],
  ])('takes %s as %s and %s as %s', async (status, storedStatus, paymentStatus, storedPayment) => {
    const { ada, ben } = await people();
    const body = { clientId: ada.id, date: inMinutes(0), status, paymentStatus };
    const { data } = await ben.rest.ok('createAppointment', { body });
    expect(data).toMatchObject({ status: storedStatus, paymentStatus: storedPayment });
  });

  it.each([
    ['no client', { clientId: undefined }],
    ['a malformed client', { clientId: 'ada' }],
    ['no date', { date: undefined }],
    ['a day that does not exist', { date: '2025-02-30T10:00:00.000Z' }],
    ['an unknown status', { status: 'maybe' }],
    ['a status of everybody', { status: 'constructor' }],
    ['an unknown payment', { paymentStatus: 'later' }],
    ['no time at all', { durationMinutes: 0 }],
    ['an empty type', { type: ' ' }],
  ])('S1-X18 refuses %s with 400', async (_what, change) => {
    const { ada, ben } = await people();
    const body = { clientId: ada.id, date: inMinutes(0), ...change };
    expect(await ben.rest.fails('createAppointment', { body })).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  });

  it('S1-X18 S1-X21 refuses oneself as a client, and people who do not exist', async () => {
    const { ben } = await people();
    const make = (clientId: string) => ben.rest.fails('createAppointment', { body: { clientId, date: inMinutes(0) } });
    expect(await make(ben.id)).toMatchObject({ status: 400 });
    expect(await make('f'.repeat(24))).toMatchObject({ status: 404 });
  });

  it('S1-X20 S1-L21 is nobody else’s to make: 403', async () => {
    const { ada, ben, eve } = await people();
    const body = { clientId: ada.id, psychologistId: ben.id, date: inMinutes(0) };
    for (const { rest } of [ada, eve])
      expect(await rest.fails('createAppointment', { body })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    await ownerOf(server).ok('createAppointment', { body });
  });
});

describe('GET and PATCH /api/appointments', () => {
  it('lists the own ones in order of time, and all for an administrator', async () => {
    const { ada, ben, eve } = await people();
    const make = async (provider: typeof ben, minutes: number) => {
      const body = { clientId: ada.id, date: inMinutes(minutes) };
      return (await provider.rest.ok('createAppointment', { body })).data.id;
    };
    const [late, early, other] = [await make(ben, 60), await make(ben, 5), await make(eve, 30)];
    const list = async (rest: typeof ada.rest, query = {}) =>
      (await rest.ok('listAppointments', { query })).data.appointments.map(({ id }) => id);
    expect(await list(ada.rest)).toEqual([early, other, late]);
    expect(await list(ben.rest)).toEqual([early, late]);
    expect(await list(ada.rest, { from: inMinutes(10), until: inMinutes(40) })).toEqual([other]);
    expect(await list(ada.rest, { limit: 1, offset: 1 })).toEqual([other]);
    expect(await list(ada.rest, { order: 'desc' })).toEqual([late, other, early]);
    const { data } = await ownerOf(server).ok('listAppointments', { query: { limit: 500 } });
    expect(data.appointments.map(({ id }) => id)).toEqual(expect.arrayContaining([late, early, other]));
    expect(data.total).toBeGreaterThanOrEqual(3);
  });

  it('S1-X20 is read by its parties and changed by the provider; both hear of it', async () => {
    const { sessionId, client, psychologist, stranger } = await book(server, { paymentStatus: 'pending' });
    const params = { appointmentId: sessionId };
    const [john, jane] = [await client.connect(), await psychologist.connect()];
    expect(await stranger.rest.fails('getAppointment', { params })).toMatchObject({ status: 403 });
    expect(await stranger.rest.fails('updateAppointment', { params, body: {} })).toMatchObject({ status: 403 });
    const body = { paymentStatus: 'Paid', date: inMinutes(1), durationMinutes: 25, type: 'Couple' };
    expect(await client.rest.fails('updateAppointment', { params, body })).toMatchObject({ status: 403 });
    const { data } = await psychologist.rest.ok('updateAppointment', { params, body });
    expect(data).toMatchObject({ ...body, paymentStatus: 'Completed' });
    for (const socket of [john, jane]) {
      const { appointment } = await socket.waitFor('appointment-changed');
      expect(appointment).toEqual(data.appointment);
    }
  });

  it('S1-X20 S1-L21 guests have no part in sessions: 403', async () => {
    const { sessionId, client } = await book(server);
    const host = createPerson(url, client);
    const { data } = await host.rest.ok('createConversation', { body: { type: 'group', title: 'x' } });
    const { token } = (
      await host.rest.ok('createShareLink', { params: { conversationId: data.conversationId }, body: {} })
    ).data;
    const entered = await host.rest.ok('enterShareLink', { params: { token }, body: { name: 'Guest' } });
    const guest = createRest(url, entered.data.sessionToken);
    expect(await guest.fails('canJoin', { params: { sessionId } })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await guest.fails('config')).toMatchObject({ status: 403 });
  });

  it('S1-L20 can be started again when it was put back', async () => {
    const booking = await book(server);
    const params = { sessionId: booking.sessionId };
    await booking.client.rest.ok('start', { params });
    await booking.client.rest.ok('end', { params });
    await booking.change({ status: 'Confirmed' });
    const { session } = await booking.client.rest.ok('start', { params });
    expect(session.status).toBe('In Progress');
  });
});
