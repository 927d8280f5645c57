import { describe, expect, it, vi } from 'vitest';
import { sessionOutbounds, sessionRoutes, type WireAppointment } from '#renderer/client/sessions-catalog.ts';
import { createAppointmentBook } from '#renderer/features/appointments/model/appointment-book.ts';
import { createAppointmentList, hasMore } from '#renderer/features/appointments/model/appointment-list.ts';
import { createOneAppointment } from '#renderer/features/appointments/model/one-appointment.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { MINUTE, NOON, listing, newLine, wire, wires } from '../support/appointments.ts';
import { FakeRest } from '../support/fake-rest.ts';

const DAY = 24 * 60 * MINUTE;
const span = { from: NOON - DAY, until: NOON + DAY };
const offline = err({ code: 'OFFLINE', message: 'gone' });

const openBook = async (appointments: readonly WireAppointment[]) => {
  const said = { appointments };
  const rest = listing(() => said.appointments);
  const { connection, line } = newLine();
  const book = createAppointmentBook(rest, line);
  const stop = book.follow();
  await book.show(span);
  const moments = () => book.store.getState().appointments.map(({ startsAt }) => startsAt);
  const tell = (appointment: WireAppointment) => connection.say(sessionOutbounds.appointmentChanged, { appointment });
  return { book, rest, connection, said, moments, tell, stop };
};

describe('the book', () => {
  it('has the appointments of its span in order of time', async () => {
    const { moments } = await openBook(wires(NOON + MINUTE, NOON, NOON + 2 * DAY));
    expect(moments()).toEqual([NOON, NOON + MINUTE]);
  });

  it('reads more than one page', async () => {
    const many = Array.from({ length: 620 }, (_, index) => NOON + index);
    const { moments, rest } = await openBook(wires(...many));
    expect(moments()).toHaveLength(620);
    expect(rest.inputsOf(sessionRoutes.listAppointments)).toHaveLength(2);
  });

  it('takes in what others make, move and move away', async () => {
    const { moments, tell } = await openBook(wires(NOON));
    tell(wire({ id: 'b'.repeat(24), at: NOON - MINUTE }));
    expect(moments()).toEqual([NOON - MINUTE, NOON]);
    tell(wire({ at: NOON + MINUTE }));
    expect(moments()).toEqual([NOON - MINUTE, NOON + MINUTE]);
    tell(wire({ at: NOON + 5 * DAY }));
    expect(moments()).toEqual([NOON - MINUTE]);
  });

  it('is not put back by a page that is older than what was told', async () => {
    const { book, tell, moments, rest } = await openBook([]);
    const { promise, resolve } = Promise.withResolvers<void>();
    rest.on(sessionRoutes.listAppointments, () => {
      tell(wire({ at: NOON + MINUTE }));
      resolve();
      return ok({ appointments: wires(NOON), waiting: [], total: 1 });
    });
    await Promise.all([book.reload(), promise]);
    expect(moments()).toEqual([NOON + MINUTE]);
  });

  it('reads anew when the line comes back', async () => {
    const { connection, said, moments } = await openBook([]);
    said.appointments = wires(NOON);
    const user = { id: 'a', username: 'a', isAnonymous: false };
    connection.state.setState({ kind: 'reconnecting', since: 0 }, true);
    connection.state.setState({ kind: 'online', user }, true);
    await vi.waitFor(() => expect(moments()).toEqual([NOON]));
  });

  it('keeps what it knows when reading fails, and says so', async () => {
    const { book, rest, moments } = await openBook(wires(NOON));
    rest.on(sessionRoutes.listAppointments, () => offline);
    await book.reload();
    expect(book.store.getState()).toMatchObject({ kind: 'failed', failure: { code: 'OFFLINE' } });
    expect(moments()).toEqual([NOON]);
  });

  it('hears nothing after it was left', async () => {
    const { stop, tell, moments } = await openBook([]);
    stop();
    tell(wire());
    expect(moments()).toEqual([]);
  });
});

describe('the list', () => {
  const openList = async () => {
    const rest = listing(() => wires(...Array.from({ length: 40 }, (_, index) => NOON + (index - 10) * DAY)));
    const { connection, line } = newLine();
    const list = createAppointmentList(rest, line, NOON);
    list.follow();
    await list.show('ahead');
    return { list, rest, connection, view: () => list.store.getState() };
  };
  const first = (view: { readonly appointments: readonly { readonly startsAt: number }[] }) =>
    view.appointments[0]?.startsAt;

  it('begins with the next one, a page at a time', async () => {
    const { list, view } = await openList();
    expect([first(view()), view().appointments.length, view().total]).toEqual([NOON, 25, 30]);
    await list.loadMore();
    expect(view().appointments).toHaveLength(30);
    expect(hasMore(view())).toBe(false);
    const distinct = new Set(view().appointments.map(({ id }) => id));
    expect(distinct.size).toBe(30);
  });

  it('has the latest of the past first', async () => {
    const { list, view } = await openList();
    await list.show('past');
    expect([first(view()), view().total]).toEqual([NOON - DAY, 10]);
  });

  it('is read again when something changed', async () => {
    const { connection, rest } = await openList();
    connection.say(sessionOutbounds.appointmentChanged, { appointment: wire() });
    await vi.waitFor(() => expect(rest.inputsOf(sessionRoutes.listAppointments)).toHaveLength(2));
  });

  it('says when it cannot be read', async () => {
    const { list, rest, view } = await openList();
    rest.on(sessionRoutes.listAppointments, () => offline);
    await list.show('past');
    expect(view()).toMatchObject({ phase: 'idle', appointments: [], failure: { code: 'OFFLINE' } });
  });
});

describe('one appointment', () => {
  const openOne = async () => {
    const said = { appointment: wire({ paymentStatus: 'Pending' }) };
    const rest = new FakeRest().on(sessionRoutes.getAppointment, () =>
      ok({ ...said.appointment, appointment: said.appointment, clientWaiting: false, clientLetIn: false }),
    );
    const { connection, line } = newLine();
    const model = createOneAppointment(rest, line, wire().id);
    model.follow();
    await model.load();
    return { model, rest, connection, said, view: () => model.store.getState() };
  };

  it('follows what others change, and nothing about other appointments', async () => {
    const { connection, view } = await openOne();
    connection.say(sessionOutbounds.appointmentChanged, { appointment: wire({ id: 'c'.repeat(24), type: 'Couple' }) });
    expect(view()).toMatchObject({ appointment: { type: 'Individual', payment: 'pending' } });
    connection.say(sessionOutbounds.appointmentChanged, { appointment: wire() });
    expect(view()).toMatchObject({ appointment: { payment: 'completed' } });
  });

  it('is changed by one field at a time', async () => {
    const { model, rest, said, view } = await openOne();
    rest.on(sessionRoutes.updateAppointment, () => {
      said.appointment = wire();
      return ok({ ...said.appointment, appointment: said.appointment });
    });
    expect(await model.change({ payment: 'completed' })).toBe(true);
    expect(rest.inputsOf(sessionRoutes.updateAppointment)[0]?.body).toEqual({ paymentStatus: 'completed' });
    expect(view()).toMatchObject({ kind: 'ready', isSaving: false, appointment: { payment: 'completed' } });
  });

  it('says why a change failed, and stays as it was', async () => {
    const { model, rest, view } = await openOne();
    rest.on(sessionRoutes.updateAppointment, () => err({ code: 'FORBIDDEN', message: 'no' }));
    expect(await model.change({ status: 'cancelled' })).toBe(false);
    expect(view()).toMatchObject({ failure: { code: 'FORBIDDEN' }, appointment: { status: 'confirmed' } });
  });
});
