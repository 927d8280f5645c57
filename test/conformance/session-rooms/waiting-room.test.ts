import { afterAll, describe, expect, it } from 'vitest';
import { type Booking, type RoomSocket, book, inMinutes, ownerOf } from '#test/support/drivers/session-rooms/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

const knock = ({ sessionId }: Booking, socket: RoomSocket) => socket.ask('knock', { sessionId });
const letIn = ({ sessionId }: Booking, by: Booking['client']) =>
  by.rest.ok('letIn', { params: { appointmentId: sessionId } });
const doorFor = async ({ sessionId, client }: Booking) => {
  const read = await client.rest.ok('getAppointment', { params: { appointmentId: sessionId } });
  const { clientWaiting, clientLetIn } = read.data;
  return { clientWaiting, clientLetIn };
};

const waits = { clientWaiting: true, clientLetIn: false };
const inside = { clientWaiting: false, clientLetIn: true };
const nobody = { clientWaiting: false, clientLetIn: false };

/** A session whose client waits at the door, and both connected. */
const atDoor = async () => {
  const booking = await book(server);
  const [john, jane] = [await booking.client.connect(), await booking.psychologist.connect()];
  expect(await knock(booking, john)).toEqual({ success: true, data: waits });
  return { booking, john, jane };
};

describe('the waiting room', () => {
  it('tells the psychologist who waits, and the client when to come in', async () => {
    const { booking, john, jane } = await atDoor();
    const { sessionId, client, psychologist } = booking;
    expect(await jane.waitFor('door-changed')).toEqual({
      sessionId,
      userId: client.id,
      userName: 'John Doe',
      ...waits,
    });
    expect((await psychologist.rest.ok('listAppointments')).data.waiting).toEqual([sessionId]);
    expect(await doorFor(booking)).toEqual(waits);

    expect((await letIn(booking, psychologist)).data).toEqual(inside);
    for (const socket of [john, jane])
      expect(await socket.waitFor('door-changed', ({ clientLetIn }) => clientLetIn)).toMatchObject(inside);
    expect((await psychologist.rest.ok('listAppointments')).data.waiting).toEqual([]);
  });

  it('keeps nobody waiting a second time, until the session is over', async () => {
    const { booking, john } = await atDoor();
    const params = { sessionId: booking.sessionId };
    await letIn(booking, booking.psychologist);
    expect(await knock(booking, john)).toEqual({ success: true, data: inside });
    await booking.psychologist.rest.ok('start', { params });
    expect(await doorFor(booking)).toEqual(inside);
    await booking.psychologist.rest.ok('end', { params });
    expect(await doorFor(booking)).toEqual(nobody);
  });

  it('is left by going, and by losing the connection', async () => {
    const { booking, john, jane } = await atDoor();
    await jane.waitFor('door-changed');
    expect(await john.ask('stop-knocking', { sessionId: booking.sessionId })).toEqual({ success: true, data: nobody });
    expect(await jane.waitFor('door-changed')).toMatchObject(nobody);
    await knock(booking, john);
    expect(await jane.waitFor('door-changed')).toMatchObject(waits);
    john.close();
    expect(await jane.waitFor('door-changed')).toMatchObject(nobody);
  });

  it('is opened by the psychologist or an administrator, also before anybody waits', async () => {
    const booking = await book(server);
    const params = { appointmentId: booking.sessionId };
    for (const user of [booking.client, booking.stranger])
      expect(await user.rest.fails('letIn', { params })).toMatchObject({ status: 403 });
    expect(await booking.client.rest.fails('letIn', { params: { appointmentId: 'f'.repeat(24) } })).toMatchObject({
      status: 404,
    });
    expect((await ownerOf(server).ok('letIn', { params })).data).toEqual(inside);
    expect(await knock(booking, await booking.client.connect())).toEqual({ success: true, data: inside });
  });

  it('is the client’s place alone', async () => {
    const booking = await book(server);
    for (const user of [booking.psychologist, booking.stranger])
      expect(await knock(booking, await user.connect())).toMatchObject({
        success: false,
        error: { code: 'PERMISSION_DENIED' },
      });
    expect(await doorFor(booking)).toEqual(nobody);
  });

  it.each([
    ['too early', { date: inMinutes(60) }, 'TOO_EARLY'],
    ['too late', { date: inMinutes(-180) }, 'TOO_LATE'],
    ['not paid', { paymentStatus: 'pending' }, 'PAYMENT_PENDING'],
    ['not confirmed', { status: 'pending' }, 'SESSION_NOT_CONFIRMED'],
    ['cancelled', { status: 'cancelled' }, 'SESSION_CANCELLED'],
  ])('is shut when it is %s, and says so', async (_why, wish, reason) => {
    const booking = await book(server, wish);
    const refused = { success: false, error: { code: 'INVALID_SESSION', details: { reason } } };
    expect(await knock(booking, await booking.client.connect())).toMatchObject(refused);
    const params = { appointmentId: booking.sessionId };
    expect(await booking.psychologist.rest.fails('letIn', { params })).toMatchObject({ status: 422, code: reason });
  });

  it('forgets who waited when the appointment is cancelled', async () => {
    const { booking } = await atDoor();
    await booking.change({ status: 'Cancelled' });
    await booking.change({ status: 'Confirmed' });
    expect(await doorFor(booking)).toEqual(nobody);
  });
});

describe('GET /api/appointments/people', () => {
  it('finds people by name or address, but not oneself', async () => {
    const { client, psychologist } = await book(server);
    const find = async (query: string) =>
      (await psychologist.rest.ok('findPeople', { query: { query, limit: 50 } })).data.people;
    expect(await find('john d')).toEqual(expect.arrayContaining([{ id: client.id, name: 'John Doe', email: null }]));
    expect((await find('jane')).map(({ id }) => id)).not.toContain(psychologist.id);
    expect(await find('nobody of this name')).toEqual([]);
    expect(await psychologist.rest.fails('findPeople', { query: { query: ' ' } })).toMatchObject({ status: 400 });
  });
});
