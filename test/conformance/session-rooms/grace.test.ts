import { afterAll, describe, expect, it } from 'vitest';
import { type Meeting, book, inMinutes, joinRoom, meet } from '#test/support/drivers/session-rooms/index.ts';
import { createPerson } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';

const server = await startServer();
const restarted = await startServer();
afterAll(() => Promise.all([server.close(), restarted.close()]));

const GRACE_MS = 30_000;
const PATIENCE_MS = 45_000;

const start = ({ client, sessionId }: Meeting) =>
  client.rest.ok('start', { params: { sessionId }, body: { startTime: inMinutes(-10) } });
const read = async ({ client, sessionId }: Meeting) =>
  (await client.rest.ok('getAppointment', { params: { appointmentId: sessionId } })).data;

/** Resolves with the end of the session, as somebody is told who is online but not in the room. */
const completed = async ({ client }: Meeting) => {
  const socket = await client.connect();
  const { appointment } = await socket.waitFor(
    'appointment-changed',
    ({ appointment: { status } }) => status === 'Completed',
    PATIENCE_MS,
  );
  return { ...appointment, toldAt: Date.now() };
};

describe.concurrent('an empty room', () => {
  it('S1-L18 S1-L19 completes the running session after half a minute, as of the moment when it became empty', async () => {
    const meeting = await meet(server);
    await start(meeting);
    meeting.clientSocket.emit('leave-room', { roomId: meeting.roomId });
    await meeting.psychologistSocket.waitFor('user-left');
    const emptyAt = Date.now();
    meeting.psychologistSocket.close();
    const { videoCallEnded, callDuration, toldAt } = await completed(meeting);
    expect(toldAt - emptyAt).toBeGreaterThanOrEqual(GRACE_MS - 1000);
    expect(Math.abs(Date.parse(videoCallEnded ?? '') - emptyAt)).toBeLessThan(5000);
    expect(callDuration).toBe(10);
    const { session } = await meeting.psychologist.rest.ok('end', { params: { sessionId: meeting.sessionId } });
    expect(session.videoCallEnded).toBe(videoCallEnded);
  });

  it('S1-L18 goes on when somebody comes back in time', async () => {
    const meeting = await meet(server);
    await start(meeting);
    meeting.clientSocket.close();
    meeting.psychologistSocket.close();
    const other = await meet(server);
    await start(other);
    other.clientSocket.close();
    other.psychologistSocket.close();
    const back = await meeting.client.connect();
    await joinRoom(back, meeting.roomId);
    await completed(other);
    expect(await read(meeting)).toMatchObject({ status: 'In Progress', videoCallEnded: null });
    expect(back.connected).toBe(true);
  });

  it('S1-L18 counts those who came by the conversation of the session', async () => {
    const booking = await book(server);
    const params = { sessionId: booking.sessionId };
    const { conversationId } = await booking.client.rest.ok('generateRoom', { params });
    const jane = createPerson(server.url, booking.psychologist);
    await jane.connect();
    const { callId } = await jane.socket.ask('call:initiate', { conversationId, type: 'video' });
    await booking.psychologist.rest.ok('start', { params });
    const watching = await booking.client.connect();
    await jane.socket.ask('call:end', { callId });
    const { appointment } = await watching.waitFor(
      'appointment-changed',
      ({ appointment: { status } }) => status === 'Completed',
      PATIENCE_MS,
    );
    expect(appointment.callDuration).toBe(0);
  });

  it('completes nothing that was not started', async () => {
    const [idle, running] = [await meet(server), await meet(server)];
    await start(running);
    for (const { clientSocket, psychologistSocket } of [idle, running]) {
      clientSocket.close();
      psychologistSocket.close();
    }
    await completed(running);
    expect(await read(idle)).toMatchObject({ status: 'Confirmed', videoCallEnded: null });
  });
});

it('S1-L18 a room that a crash of the server left empty completes its session as well; another one goes on', async () => {
  const [left, kept] = [await meet(restarted), await meet(restarted)];
  await start(left);
  await start(kept);
  await restarted.kill();
  await restarted.start();
  const back = await kept.client.connect();
  expect((await joinRoom(back, kept.roomId)).sessionId).toBe(kept.sessionId);
  await completed(left);
  expect(await read(kept)).toMatchObject({ status: 'In Progress' });
  expect(await kept.room()).toBe(kept.roomId);
});
