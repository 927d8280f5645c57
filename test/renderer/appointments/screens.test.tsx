import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { sessionOutbounds, sessionRoutes, type WireAppointment } from '#renderer/client/sessions-catalog.ts';
import { AppointmentScreen } from '#renderer/features/appointments/AppointmentScreen.tsx';
import { CalendarScreen } from '#renderer/features/appointments/CalendarScreen.tsx';
import { NewAppointmentScreen } from '#renderer/features/appointments/NewAppointmentScreen.tsx';
import type { Viewer } from '#renderer/features/appointments/model/appointment.ts';
import type { AppointmentNotice } from '#renderer/features/appointments/model/appointment-notices.ts';
import { createCalendarPlace } from '#renderer/features/appointments/model/calendar-place.ts';
import type { WaitingRoomView } from '#renderer/features/appointments/model/door-state.ts';
import { AppointmentNoticeStack } from '#renderer/features/appointments/parts/AppointmentNoticeStack.tsx';
import { DoorShut } from '#renderer/features/appointments/parts/DoorShut.tsx';
import { SessionOver } from '#renderer/features/appointments/parts/SessionOver.tsx';
import { ok } from '#shared/kernel/result.ts';
import { MINUTE, NOON, appointment, jane, john, listing, newLine, wire, wires } from '../support/appointments.ts';
import { FakeRest } from '../support/fake-rest.ts';
import { show } from '../support/show.tsx';

const openCalendar = (appointments: readonly WireAppointment[] = [wire()], viewer: Viewer = jane) => {
  const { connection, line } = newLine();
  const rest = listing(() => appointments);
  const calendar = <CalendarScreen rest={rest} line={line} viewer={viewer} memory={createCalendarPlace()} now={NOON} />;
  return { ...show(calendar), connection };
};

const chosen = () => screen.getByRole('gridcell', { selected: true });

describe('the calendar', () => {
  it('tells of each day how much is planned, and of the chosen one what', async () => {
    openCalendar(wires(NOON, NOON + 60 * MINUTE));
    const panel = within(screen.getByTestId('day-panel'));
    expect(await panel.findAllByTestId('appointment-row')).toHaveLength(2);
    expect(chosen()).toHaveAccessibleName(/March 3.*2 appointments|3 March.*2 appointments/);
    expect(chosen()).toHaveAttribute('aria-current', 'date');
  });

  it('is walked through by keys, with one cell in the order of Tab', async () => {
    const { user } = openCalendar([]);
    expect(screen.getAllByRole('gridcell').filter(({ tabIndex }) => tabIndex === 0)).toEqual([chosen()]);
    chosen().focus();
    await user.keyboard('{ArrowRight}');
    expect(chosen()).toHaveFocus();
    expect(chosen()).toHaveAttribute('data-day', '2026-03-04');
    await user.keyboard('{PageDown}');
    expect(chosen()).toHaveAttribute('data-day', '2026-04-04');
    expect(screen.getByTestId('calendar-title')).toHaveTextContent('April 2026');
    await user.keyboard('{Enter}');
    expect(within(screen.getByTestId('day-panel')).getByRole('heading')).toHaveFocus();
  });

  it('shows at once what somebody else books', async () => {
    const { connection } = openCalendar([]);
    await screen.findByText('Nothing planned.');
    connection.say(sessionOutbounds.appointmentChanged, { appointment: wire() });
    expect(await within(screen.getByTestId('day-panel')).findByText('John Doe')).toBeVisible();
  });

  it('is shown as a week and as a list, and comes back as it was left', async () => {
    const { user } = openCalendar();
    await user.click(screen.getByRole('radio', { name: 'Week' }));
    expect(await within(screen.getByTestId('week-board')).findByText('John Doe')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'List' }));
    expect(await screen.findByTestId('appointment-row')).toHaveTextContent('John Doe');
    expect(createCalendarPlace().read()).toEqual({ view: 'list', day: '2026-03-03' });
  });

  it('names both to an administrator, who is neither', async () => {
    const { user } = openCalendar([wire()], { id: 'f'.repeat(24), name: 'Root', isAdmin: true });
    await user.click(screen.getByRole('radio', { name: 'List' }));
    expect(await screen.findByText('John Doe with Dr. Jane Smith')).toBeVisible();
  });
});

const openOne = async (viewer: Viewer, difference: Partial<WireAppointment> = {}) => {
  const said = wire(difference);
  const rest = new FakeRest()
    .on(sessionRoutes.getAppointment, () =>
      ok({ ...said, appointment: said, clientWaiting: false, clientLetIn: false }),
    )
    .on(sessionRoutes.updateAppointment, () => ok({ ...said, appointment: said }));
  const { line } = newLine();
  const shown = show(<AppointmentScreen rest={rest} line={line} viewer={viewer} appointmentId={said.id} />);
  await screen.findByTestId('appointment-facts');
  return { ...shown, rest };
};
const actions = () =>
  [...screen.queryAllByRole('button'), ...screen.queryAllByRole('link')]
    .map((action) => action.textContent)
    .filter((text) => text !== 'All appointments');

describe('an appointment', () => {
  it.each([
    ['the client of a confirmed one', john, {}, ['Open the room']],
    ['the client of a past one', john, { status: 'Completed' }, []],
    ['its provider', jane, {}, ['Cancel appointment', 'Open the room', 'Change']],
    [
      'its provider, unpaid and not confirmed',
      jane,
      { status: 'Pending', paymentStatus: 'Pending' },
      ['Confirm', 'Mark as paid', 'Cancel appointment', 'Open the room', 'Change'],
    ],
    ['its provider while it runs', jane, { status: 'In Progress' }, ['End session', 'Open the room', 'Change']],
    ['its provider, cancelled', jane, { status: 'Cancelled' }, ['Confirm', 'Change']],
    ['an administrator', { id: 'f'.repeat(24), name: 'R', isAdmin: true }, {}, ['Cancel appointment', 'Change']],
  ])('offers %s what may be done', async (_who, viewer, difference, expected) => {
    await openOne(viewer, difference);
    expect(actions()).toEqual(expected);
  });

  it('is cancelled only after asking', async () => {
    const { user, rest } = await openOne(jane);
    await user.click(screen.getByRole('button', { name: 'Cancel appointment' }));
    expect(rest.inputsOf(sessionRoutes.updateAppointment)).toEqual([]);
    await user.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() =>
      expect(rest.inputsOf(sessionRoutes.updateAppointment)[0]?.body).toEqual({ status: 'cancelled' }),
    );
  });

  it('says how long the session was', async () => {
    await openOne(john, {
      status: 'Completed',
      videoCallStarted: new Date(NOON).toISOString(),
      videoCallEnded: new Date(NOON + 45 * MINUTE).toISOString(),
    });
    expect(screen.getByText('45 min')).toBeVisible();
  });
});

type Shut = Extract<WaitingRoomView, { kind: 'shut' }>;

const shutDoor = (reason: Shut['reason'], part: Shut['part'], opensAt = NOON): Shut => ({
  ...{ kind: 'shut', reason, part, appointment: appointment(), opensAt, closesAt: NOON + 120 * MINUTE },
});

describe('the shut door', () => {
  it.each([
    ['notConfirmed', 'client', 'Dr. Jane Smith has not confirmed this appointment yet.'],
    ['notConfirmed', 'provider', 'Confirm the appointment'],
    ['unpaid', 'client', 'The payment for this session has not arrived yet.'],
    ['unpaid', 'provider', 'Mark the appointment as paid'],
    ['tooLate', 'client', 'Agree on a new time with Dr. Jane Smith.'],
    ['tooLate', 'provider', 'Agree on a new time with John Doe.'],
    ['cancelled', 'client', 'Ask Dr. Jane Smith for a new time.'],
  ] as const)('says of %s to the %s: %s', (reason, part, text) => {
    show(<DoorShut view={shutDoor(reason, part)} />);
    expect(screen.getByRole('status')).toHaveTextContent(text);
  });

  it('counts down to the moment when it opens, without reading out each second', () => {
    show(<DoorShut view={shutDoor('tooEarly', 'client', Date.now() + 90 * MINUTE)} />);
    expect(screen.getByRole('timer')).toHaveTextContent(/1:(30:00|29:5\d)/);
    expect(screen.getByRole('timer')).toHaveAttribute('aria-live', 'off');
  });

  it('does not count days', () => {
    show(<DoorShut view={shutDoor('tooEarly', 'client', Date.now() + 3 * 24 * 60 * MINUTE)} />);
    expect(screen.queryByRole('timer')).toBeNull();
  });
});

it('the end of a session says how long it was', () => {
  const times = {
    videoCallStarted: new Date(NOON).toISOString(),
    videoCallEnded: new Date(NOON + 47 * MINUTE).toISOString(),
  };
  show(<SessionOver appointment={appointment({ status: 'Completed', ...times })} />);
  expect(screen.getByTestId('session-duration')).toHaveTextContent('47 min');
});

describe('notices', () => {
  const ROOM = `/appointments/${appointment().id}/room`;
  const soon = (): AppointmentNotice => ({
    ...{ kind: 'soon', id: 'soon', appointment: appointment({ at: Date.now() + 10 * MINUTE }), minutes: 10 },
  });
  const waiting = (): AppointmentNotice => ({ kind: 'waiting', id: 'waiting', appointment: appointment() });
  const open = (notice: AppointmentNotice, pathname: string, isLetIn = true) => {
    const store = createStore<readonly AppointmentNotice[]>(() => [notice]);
    const dismiss = vi.fn();
    const letIn = vi.fn(async () => isLetIn);
    const notices = { store, dismiss, letIn, follow: () => () => undefined };
    return { ...show(<AppointmentNoticeStack notices={notices} viewer={jane} pathname={pathname} />), dismiss, letIn };
  };

  it('lead from a reminder to the waiting room', async () => {
    const { user, visited, dismiss } = open(soon(), '/');
    expect(screen.getByText('In 10 minutes: John Doe')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Waiting room' }));
    expect(visited).toEqual([ROOM]);
    expect(dismiss).toHaveBeenCalledWith('soon');
  });

  it('do not remind of the room that one is in', () => {
    open(soon(), ROOM);
    expect(screen.queryByTestId('appointment-notice')).toBeNull();
  });

  it('let the client in from anywhere, and lead into the call', async () => {
    const { user, visited, letIn } = open(waiting(), '/');
    await user.click(screen.getByRole('button', { name: 'Let in' }));
    expect(letIn).toHaveBeenCalledWith(appointment().id);
    expect(visited).toEqual([`${ROOM}?enter=true`]);
  });

  it('stay in the room when the client is let in there', async () => {
    const { user, visited } = open(waiting(), ROOM);
    await user.click(screen.getByRole('button', { name: 'Let in' }));
    expect(visited).toEqual([]);
  });

  it('say when letting in failed', async () => {
    const { user, visited } = open(waiting(), '/', false);
    await user.click(screen.getByRole('button', { name: 'Let in' }));
    expect(await screen.findByText('That did not work. Try again.')).toBeVisible();
    expect(visited).toEqual([]);
  });
});

describe('the form', () => {
  it('finds a client, and makes the appointment', async () => {
    const rest = new FakeRest()
      .on(sessionRoutes.findPeople, () => ok({ people: [{ id: john.id, name: john.name, email: 'john@example.com' }] }))
      .on(sessionRoutes.createAppointment, () => ok({ ...wire(), appointment: wire() }));
    const { user, visited } = show(<NewAppointmentScreen rest={rest} viewer={jane} day="2026-04-01" />);
    await user.click(screen.getByTestId('save-appointment'));
    expect(screen.getByText('Choose a client.')).toBeVisible();
    await user.type(screen.getByTestId('field-client'), 'john');
    await user.click(await screen.findByText('john@example.com'));
    await user.click(screen.getByTestId('save-appointment'));
    await vi.waitFor(() => expect(visited).toEqual([`/appointments/${wire().id}`]));
    expect(rest.inputsOf(sessionRoutes.createAppointment)[0]?.body).toMatchObject({
      clientId: john.id,
      psychologistId: jane.id,
      date: new Date(2026, 3, 1, 9, 0).toISOString(),
    });
  });

  it('lets only administrators choose the provider', () => {
    const { rerender } = show(<NewAppointmentScreen rest={new FakeRest()} viewer={jane} day={undefined} />);
    expect(screen.queryByTestId('field-provider')).toBeNull();
    rerender(<NewAppointmentScreen rest={new FakeRest()} viewer={{ ...jane, isAdmin: true }} day={undefined} />);
    expect(screen.getByTestId('field-provider')).toBeVisible();
  });
});
