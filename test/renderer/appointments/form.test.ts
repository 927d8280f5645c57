import { describe, expect, it, vi } from 'vitest';
import { sessionRoutes } from '#renderer/client/sessions-catalog.ts';
import {
  changesOf,
  draftOf,
  momentOf,
  newDraft,
  problemsOf,
  toBody,
} from '#renderer/features/appointments/model/appointment-draft.ts';
import { createAppointmentForm } from '#renderer/features/appointments/model/appointment-form.ts';
import { dayOf } from '#renderer/features/appointments/model/days.ts';
import { createPeopleSearch } from '#renderer/features/appointments/model/people-search.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { createManualClock } from '#test/support/fakes/manual-clock.ts';
import { MINUTE, NOON, appointment, jane, john, wire } from '../support/appointments.ts';
import { FakeRest } from '../support/fake-rest.ts';

const draft = newDraft(jane, NOON + MINUTE, null);
const full = { ...draft, client: john };

describe('a draft', () => {
  it('begins with the next full hour, or in the morning of another day', () => {
    expect(momentOf(draft.day, draft.time)).toBe(NOON + 60 * MINUTE);
    expect(newDraft(jane, NOON, '2026-04-01')).toMatchObject({ day: '2026-04-01', time: '09:00' });
  });

  it('is what an appointment says, and that changes nothing', () => {
    expect(changesOf(draftOf(appointment()), appointment())).toEqual({});
  });

  it('changes what was touched and nothing else', () => {
    const before = appointment();
    const changed = { ...draftOf(before), minutes: 25, payment: 'refunded' as const };
    expect(toBody(changesOf(changed, before))).toEqual({ durationMinutes: 25, paymentStatus: 'refunded' });
    const moved = { ...draftOf(before), day: dayOf(NOON + 48 * 60 * MINUTE) };
    expect(toBody(changesOf(moved, before))).toEqual({ date: new Date(NOON + 48 * 60 * MINUTE).toISOString() });
  });

  it.each([
    ['no client', { client: null }, { client: 'missing' }],
    ['oneself', { client: jane }, { client: 'sameAsProvider' }],
    ['no provider', { provider: null }, { provider: 'missing' }],
    ['no day', { day: null }, { day: 'missing' }],
    ['no time', { time: '' }, { time: 'missing' }],
    ['no length', { minutes: Number.NaN }, { minutes: 'outOfRange' }],
    ['too long', { minutes: 1441 }, { minutes: 'outOfRange' }],
    ['no kind', { type: '  ' }, { type: 'missing' }],
    ['nothing', {}, {}],
  ] as const)('lacks %s', (_what, change, problems) => {
    expect(problemsOf({ ...full, ...change })).toEqual(problems);
  });
});

describe('the form', () => {
  it('shows what is missing only after it was sent, and as it is mended', async () => {
    const form = createAppointmentForm(new FakeRest(), draft, null);
    form.edit({ minutes: 0 });
    expect(form.store.getState().problems).toEqual({});
    expect(await form.save()).toBeNull();
    expect(form.store.getState().problems).toEqual({ client: 'missing', minutes: 'outOfRange' });
    form.edit({ minutes: 30 });
    expect(form.store.getState().problems).toEqual({ client: 'missing' });
  });

  it('makes an appointment and gives its id', async () => {
    const rest = new FakeRest().on(sessionRoutes.createAppointment, () => ok({ ...wire(), appointment: wire() }));
    const form = createAppointmentForm(rest, { ...full, type: ' Couple ' }, null);
    expect(await form.save()).toBe(wire().id);
    expect(rest.inputsOf(sessionRoutes.createAppointment)[0]?.body).toEqual({
      clientId: john.id,
      psychologistId: jane.id,
      date: new Date(NOON + 60 * MINUTE).toISOString(),
      durationMinutes: 50,
      type: 'Couple',
      status: 'confirmed',
      paymentStatus: 'pending',
    });
  });

  it('changes an appointment, and leaves alone what was not touched', async () => {
    const rest = new FakeRest().on(sessionRoutes.updateAppointment, () => ok({ ...wire(), appointment: wire() }));
    const form = createAppointmentForm(rest, draftOf(appointment()), appointment());
    form.edit({ status: 'cancelled' });
    await form.save();
    expect(rest.inputsOf(sessionRoutes.updateAppointment)[0]?.body).toEqual({ status: 'cancelled' });
  });

  it('says why the server refused, and can be sent again', async () => {
    const rest = new FakeRest().on(sessionRoutes.createAppointment, () => err({ code: 'FORBIDDEN', message: 'no' }));
    const form = createAppointmentForm(rest, full, null);
    expect(await form.save()).toBeNull();
    expect(form.store.getState()).toMatchObject({ phase: 'editing', failure: { code: 'FORBIDDEN' } });
    rest.on(sessionRoutes.createAppointment, () => ok({ ...wire(), appointment: wire() }));
    expect(await form.save()).toBe(wire().id);
  });
});

describe('the search for people', () => {
  const search = () => {
    const rest = new FakeRest().on(sessionRoutes.findPeople, ({ query }) =>
      ok({ people: [{ id: john.id, name: `found by ${query?.query}`, email: null }] }),
    );
    const clock = createManualClock(NOON);
    const people = createPeopleSearch(rest, clock);
    return { rest, clock, people, view: () => people.store.getState() };
  };

  it('asks once when typing pauses', async () => {
    const { rest, clock, people, view } = search();
    for (const text of ['j', 'jo', 'joh ']) people.type(text);
    expect(view().phase).toBe('searching');
    clock.advance(200);
    await vi.waitFor(() => expect(view()).toMatchObject({ phase: 'idle', people: [{ name: 'found by joh' }] }));
    expect(rest.inputsOf(sessionRoutes.findPeople)).toHaveLength(1);
  });

  it('asks nothing for no text, and nothing after it was left', () => {
    const { rest, clock, people, view } = search();
    people.type('j');
    people.type(' ');
    expect(view()).toMatchObject({ phase: 'idle', people: [] });
    people.type('j');
    people.close();
    clock.advance(1000);
    expect(rest.asked).toEqual([]);
  });

  it('says when it failed', async () => {
    const { rest, clock, people, view } = search();
    rest.on(sessionRoutes.findPeople, () => err({ code: 'OFFLINE', message: 'gone' }));
    people.type('j');
    clock.advance(200);
    await vi.waitFor(() => expect(view().phase).toBe('failed'));
  });
});
