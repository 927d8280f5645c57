import { describe, expect, it, vi } from 'vitest';
import { sessionOutbounds, sessionRoutes, type WireAppointment } from '#renderer/client/sessions-catalog.ts';
import type { Viewer } from '#renderer/features/appointments/model/appointment.ts';
import { createAppointmentNotices } from '#renderer/features/appointments/model/appointment-notices.ts';
import { createReminders, type Reminder } from '#renderer/features/appointments/model/reminders.ts';
import { ok } from '#shared/kernel/result.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { MINUTE, NOON, appointment, jane, john, listing, newLine, wire } from '../support/appointments.ts';

/** What was called to mind, kept by the test. */
const memory = () => {
  let kept: readonly string[] | null = null;
  return {
    read: () => kept,
    write: (value: readonly string[]) => void (kept = value),
    clear: () => void (kept = null),
  };
};

const remember = (now: number, done = memory()) => {
  const clock = createManualClock(now);
  const told: number[] = [];
  const reminders = createReminders({ clock, done, remind: ({ minutes }) => void told.push(minutes) });
  return { clock, told, reminders, done };
};

describe('reminders', () => {
  it('come a quarter of an hour and five minutes before', () => {
    const { clock, told, reminders } = remember(NOON - 60 * MINUTE);
    reminders.follow([appointment()]);
    clock.advance(45 * MINUTE - 1);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual([15]);
    clock.advance(10 * MINUTE);
    expect(told).toEqual([15, 5]);
    clock.advance(60 * MINUTE);
    expect(told).toEqual([15, 5]);
  });

  it('come once to whoever comes late, and not again on another page', () => {
    const { told, reminders, done } = remember(NOON - 3 * MINUTE);
    reminders.follow([appointment()]);
    reminders.follow([appointment()]);
    expect(told).toEqual([3]);
    const other = remember(NOON - 2 * MINUTE, done);
    other.reminders.follow([appointment()]);
    expect(other.told).toEqual([]);
  });

  it('come again for an appointment that was moved', () => {
    const { told, reminders, clock } = remember(NOON - 10 * MINUTE);
    reminders.follow([appointment()]);
    reminders.follow([appointment({ at: NOON + 30 * MINUTE })]);
    clock.advance(25 * MINUTE);
    expect(told).toEqual([10, 15]);
  });

  it.each(['Cancelled', 'Completed', 'In Progress'])('do not come for one that is %s', (status) => {
    const { told, reminders, clock } = remember(NOON - 20 * MINUTE);
    reminders.follow([appointment({ status })]);
    clock.advance(30 * MINUTE);
    expect(told).toEqual([]);
  });

  it('do not come for what has begun, for what is far away, and after the end', () => {
    const { told, reminders, clock } = remember(NOON);
    reminders.follow([appointment(), appointment({ at: NOON + 90 * 86_400_000 })]);
    expect(clock.pending).toBe(0);
    reminders.follow([appointment({ at: NOON + 60 * MINUTE })]);
    reminders.close();
    clock.advance(60 * MINUTE);
    expect(told).toEqual([]);
  });
});

const watch = async (viewer: Viewer, appointments: readonly WireAppointment[], waiting: readonly string[] = []) => {
  const rest = listing(() => appointments, waiting).on(sessionRoutes.letIn, () =>
    ok({ clientWaiting: false, clientLetIn: true }),
  );
  const { connection, line } = newLine();
  const clock = createManualClock(NOON - 20 * MINUTE);
  const reminded: Reminder[] = [];
  const onReminder = (reminder: Reminder) => void reminded.push(reminder);
  const notices = createAppointmentNotices({ rest, line, viewer, clock, onReminder, done: memory() });
  const stop = notices.follow();
  await vi.waitFor(() => expect(rest.inputsOf(sessionRoutes.listAppointments)).toHaveLength(1));
  const kinds = () => notices.store.getState().map(({ kind }) => kind);
  const tellWaiting = (clientWaiting: boolean) =>
    connection.say(sessionOutbounds.doorChanged, {
      ...{ sessionId: wire().id, userId: john.id, userName: john.name },
      ...{ clientWaiting, clientLetIn: false },
    });
  return { notices, connection, clock, reminded, stop, kinds, tellWaiting };
};

describe('notices', () => {
  it('show a reminder on the page and outside of it, until it is put away', async () => {
    const { notices, clock, kinds, reminded } = await watch(john, [wire()]);
    await vi.waitFor(() => expect(clock.pending).toBeGreaterThan(1));
    clock.advance(5 * MINUTE);
    expect(kinds()).toEqual(['soon']);
    expect(reminded.map(({ minutes }) => minutes)).toEqual([15]);
    notices.dismiss(notices.store.getState()[0]?.id ?? '');
    expect(kinds()).toEqual([]);
    clock.advance(10 * MINUTE);
    expect(kinds()).toEqual(['soon']);
  });

  it('take a reminder away when the appointment is moved or begins', async () => {
    const { connection, clock, kinds } = await watch(john, [wire()]);
    await vi.waitFor(() => expect(clock.pending).toBeGreaterThan(1));
    clock.advance(5 * MINUTE);
    connection.say(sessionOutbounds.appointmentChanged, { appointment: wire({ at: NOON + 60 * MINUTE }) });
    expect(kinds()).toEqual([]);
  });

  it('tell the provider who waits, from the start or as it happens, until that one is let in', async () => {
    const { notices, kinds, tellWaiting } = await watch(jane, [wire()], [wire().id]);
    await vi.waitFor(() => expect(kinds()).toEqual(['waiting']));
    tellWaiting(false);
    expect(kinds()).toEqual([]);
    tellWaiting(true);
    expect(kinds()).toEqual(['waiting']);
    expect(await notices.letIn(wire().id)).toBe(true);
    expect(kinds()).toEqual([]);
  });

  it('do not tell the client that the client waits', async () => {
    const { kinds, tellWaiting, clock } = await watch(john, [wire()], [wire().id]);
    await vi.waitFor(() => expect(clock.pending).toBeGreaterThan(1));
    tellWaiting(true);
    expect(kinds()).toEqual([]);
  });

  it('remind of an appointment that was only just made', async () => {
    const { connection, kinds, clock } = await watch(john, []);
    clock.advance(10 * MINUTE);
    connection.say(sessionOutbounds.appointmentChanged, { appointment: wire() });
    expect(kinds()).toEqual(['soon']);
  });

  it('stop with the page', async () => {
    const { stop, clock, kinds } = await watch(john, [wire()]);
    await vi.waitFor(() => expect(clock.pending).toBeGreaterThan(1));
    stop();
    expect(clock.pending).toBe(0);
    expect(kinds()).toEqual([]);
  });
});
