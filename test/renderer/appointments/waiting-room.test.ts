import { describe, expect, it, vi } from 'vitest';
import {
  sessionOutbounds,
  sessionRequests,
  sessionRoutes,
  type WireAppointment,
} from '#renderer/client/sessions-catalog.ts';
import type { Viewer } from '#renderer/features/appointments/model/appointment.ts';
import { createWaitingRoom } from '#renderer/features/appointments/model/waiting-room.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { MINUTE, NOON, entry, jane, john, newLine, wire } from '../support/appointments.ts';
import { FakeRest } from '../support/fake-rest.ts';
import { CONVERSATION } from '../support/people.ts';

const { id } = wire();
const waits = { clientWaiting: true, clientLetIn: false };
const inside = { clientWaiting: false, clientLetIn: true };

/** A waiting room whose server says what the test sets. */
const open = async (viewer: Viewer, reason: string | null, difference: Partial<WireAppointment> = {}, now = NOON) => {
  const said = { reason, appointment: wire(difference) };
  const rest = new FakeRest()
    .on(sessionRoutes.getAppointment, () =>
      ok({ ...said.appointment, appointment: said.appointment, clientWaiting: false, clientLetIn: false }),
    )
    .on(sessionRoutes.canJoin, () => ok(entry(said.reason)))
    .on(sessionRoutes.letIn, () => ok(inside));
  const { connection, line } = newLine();
  const clock = createManualClock(now);
  const takeLine = async () => connection;
  const room = createWaitingRoom({ appointmentId: id, viewer, rest, line, takeLine, clock });
  await room.open();
  const view = () => room.store.getState();
  const tell = (next: Partial<typeof said>) => {
    Object.assign(said, next);
    connection.say(sessionOutbounds.appointmentChanged, { appointment: said.appointment });
  };
  const tellDoor = (door: typeof waits) =>
    connection.say(sessionOutbounds.doorChanged, { sessionId: id, userId: john.id, userName: john.name, ...door });
  return { room, rest, connection, line, clock, said, view, tell, tellDoor };
};

describe('the door', () => {
  it.each([
    ['SESSION_NOT_CONFIRMED', 'notConfirmed'],
    ['PAYMENT_PENDING', 'unpaid'],
    ['TOO_EARLY', 'tooEarly'],
    ['TOO_LATE', 'tooLate'],
    ['SESSION_CANCELLED', 'cancelled'],
  ])('is shut by %s: %s', async (code, reason) => {
    const { view } = await open(john, code);
    expect(view()).toMatchObject({ kind: 'shut', reason, part: 'client', opensAt: NOON - 15 * MINUTE });
  });

  it('is open to both, with the call behind it', async () => {
    for (const [viewer, part] of [
      [john, 'client'],
      [jane, 'provider'],
    ] as const) {
      const { view } = await open(viewer, null);
      expect(view()).toMatchObject({ kind: 'open', part, conversationId: CONVERSATION });
    }
  });

  it('is no stranger’s, also not an administrator’s, and the server is not even asked', async () => {
    const { view, rest } = await open({ id: 'f'.repeat(24), name: 'Eve', isAdmin: true }, null);
    expect(view()).toMatchObject({ kind: 'failed', failure: { code: 'FORBIDDEN' } });
    expect(rest.inputsOf(sessionRoutes.canJoin)).toEqual([]);
  });

  it('leads nowhere any more once the session is over', async () => {
    const { view } = await open(john, 'SESSION_ENDED', { status: 'Completed' });
    expect(view().kind).toBe('over');
  });

  it('makes the room where there is none yet', async () => {
    const said = wire({ conversationId: null });
    const rest = new FakeRest()
      .on(sessionRoutes.getAppointment, () =>
        ok({ ...said, appointment: said, clientWaiting: false, clientLetIn: false }),
      )
      .on(sessionRoutes.canJoin, () => ok(entry(null)))
      .on(sessionRoutes.generateRoom, () =>
        ok({
          ...{ roomId: 'room-1', sessionId: id, sessionDate: said.date, sessionType: said.type },
          ...{ participants: { client: said.client, psychologist: said.psychologist }, conversationId: CONVERSATION },
        }),
      );
    const { connection, line } = newLine();
    const clock = createManualClock(NOON);
    const takeLine = async () => connection;
    const room = createWaitingRoom({ appointmentId: id, viewer: john, rest, line, takeLine, clock });
    await room.open();
    expect(room.store.getState()).toMatchObject({ kind: 'open', conversationId: CONVERSATION });
  });

  it('opens by itself when it is time, and not a moment before', async () => {
    const { view, clock, said } = await open(john, 'TOO_EARLY', {}, NOON - 60 * MINUTE);
    said.reason = null;
    clock.advance(45 * MINUTE - 1);
    expect(view().kind).toBe('shut');
    clock.advance(1);
    await vi.waitFor(() => expect(view().kind).toBe('open'));
  });

  it('asks again, but not at once, when the clock here is ahead of the server’s', async () => {
    const { rest, clock } = await open(john, 'TOO_EARLY', {}, NOON);
    const asked = () => rest.inputsOf(sessionRoutes.canJoin).length;
    clock.advance(9_999);
    expect(asked()).toBe(1);
    clock.advance(1);
    await vi.waitFor(() => expect(asked()).toBe(2));
  });

  it('shuts by itself when it is too late', async () => {
    const { view, clock, said } = await open(jane, null);
    said.reason = 'TOO_LATE';
    clock.advance(120 * MINUTE + 1);
    await vi.waitFor(() => expect(view()).toMatchObject({ kind: 'shut', reason: 'tooLate' }));
  });

  it('follows what others change, without a reload', async () => {
    const { view, tell } = await open(john, 'PAYMENT_PENDING');
    tell({ reason: null });
    await vi.waitFor(() => expect(view().kind).toBe('open'));
    tell({ reason: 'SESSION_CANCELLED', appointment: wire({ status: 'Cancelled' }) });
    await vi.waitFor(() => expect(view()).toMatchObject({ kind: 'shut', reason: 'cancelled' }));
  });

  it('says why it cannot be looked at, and can be tried again', async () => {
    const { room, rest, view } = await open(john, null);
    rest.on(sessionRoutes.getAppointment, () => err({ code: 'OFFLINE', message: 'gone' }));
    await room.load();
    expect(view()).toMatchObject({ kind: 'failed', failure: { code: 'OFFLINE' } });
  });
});

describe('the client', () => {
  const waiting = async () => {
    const opened = await open(john, null);
    opened.connection.answer(sessionRequests.knock, () => ok(waits));
    opened.connection.answer(sessionRequests.stopKnocking, () => ok({ clientWaiting: false, clientLetIn: false }));
    const letIn = opened.room.knock();
    await vi.waitFor(() => expect(opened.connection.sent).toEqual([{ name: 'knock', payload: { sessionId: id } }]));
    expect(opened.view().kind).toBe('waiting');
    return { ...opened, letIn };
  };

  it('waits until the provider opens', async () => {
    const { letIn, tellDoor, view } = await waiting();
    tellDoor(inside);
    expect(await letIn).toBe(true);
    expect(view().kind).toBe('open');
  });

  it('need not wait who was let in before', async () => {
    const { room, connection } = await open(john, null);
    connection.answer(sessionRequests.knock, () => ok(inside));
    expect(await room.knock()).toBe(true);
  });

  it('can give up waiting', async () => {
    const { room, letIn, view, connection } = await waiting();
    room.stopKnocking();
    expect(await letIn).toBe(false);
    expect(view().kind).toBe('open');
    expect(connection.sent.at(-1)?.name).toBe('stop-knocking');
  });

  it('knocks again after a lost connection', async () => {
    const { connection, letIn, tellDoor } = await waiting();
    connection.state.setState({ kind: 'reconnecting', since: 0 }, true);
    connection.state.setState({ kind: 'online', user: { id: john.id, username: john.name, isAnonymous: false } }, true);
    await vi.waitFor(() => expect(connection.sent.filter(({ name }) => name === 'knock')).toHaveLength(2));
    tellDoor(inside);
    expect(await letIn).toBe(true);
  });

  it('is told when the appointment is cancelled meanwhile', async () => {
    const { letIn, tell, view } = await waiting();
    tell({ reason: 'SESSION_CANCELLED', appointment: wire({ status: 'Cancelled' }) });
    expect(await letIn).toBe(false);
    expect(view()).toMatchObject({ kind: 'shut', reason: 'cancelled' });
  });

  it('comes back to the open door when knocking fails', async () => {
    const { room, view } = await open(john, null);
    expect(await room.knock()).toBe(false);
    expect(view().kind).toBe('open');
  });
});

describe('the provider', () => {
  it('sees who waits, and lets in', async () => {
    const { room, rest, tellDoor, view } = await open(jane, null);
    tellDoor(waits);
    expect(view()).toMatchObject({ isClientWaiting: true });
    await room.letIn();
    expect(rest.inputsOf(sessionRoutes.letIn)).toHaveLength(1);
    tellDoor(inside);
    expect(view()).toMatchObject({ isClientWaiting: false });
  });

  it('begins the session once, however often it is said, and tries again after a while when that failed', async () => {
    const { room, rest, clock } = await open(jane, null);
    const asked = () => rest.inputsOf(sessionRoutes.start).length;
    await Promise.all([room.begin(), room.begin()]);
    await room.begin();
    expect(asked()).toBe(1);
    clock.advance(10_000);
    await room.begin();
    expect(asked()).toBe(2);
  });

  it('ends only what has begun', async () => {
    const { room, rest, said, view } = await open(jane, null);
    await room.end();
    expect(rest.inputsOf(sessionRoutes.end)).toEqual([]);
    said.appointment = wire({ status: 'In Progress' });
    await room.load();
    rest.on(sessionRoutes.end, () => err({ code: 'NOT_NEEDED', message: '' }));
    said.appointment = wire({ status: 'Completed' });
    await room.end();
    expect(rest.inputsOf(sessionRoutes.end)).toHaveLength(1);
    expect(view().kind).toBe('over');
  });
});
