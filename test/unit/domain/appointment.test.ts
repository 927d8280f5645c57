import { describe, expect, test } from 'vitest';
import {
  type AccountActor,
  type AppointmentState,
  capacityOf,
  changeAppointment,
  completeIfEmpty,
  completionDueAt,
  defaultAppointmentRules as rules,
  endSession,
  looksSame,
  mayArrange,
  noteEmpty,
  noteOccupied,
  partOf,
  startSession,
} from '#server/domain/index.ts';
import type { AccountId, AppointmentId } from '#shared/kernel/ids.ts';
import type { AppointmentStatus, Outcome } from '#shared/contract/index.ts';

const MINUTE = 60_000;
const NOW = 1_765_807_200_000;
const ADA = 'ada' as AccountId;
const BEN = 'ben' as AccountId;
const EVE = 'eve' as AccountId;

const booked = (change: Partial<AppointmentState> = {}): AppointmentState => ({
  id: 'appointment' as AppointmentId,
  client: { id: ADA, name: 'Ada' },
  provider: { id: BEN, name: 'Ben' },
  startsAt: NOW,
  durationMinutes: 50,
  type: 'Individual',
  status: 'confirmed',
  paymentStatus: 'completed',
  startedBy: [],
  endedBy: [],
  createdAt: NOW - MINUTE,
  ...change,
});

const actor = (id: AccountId, role: AccountActor['role'] = 'user'): AccountActor => ({
  kind: 'account',
  id,
  person: { id, kind: 'account', name: id },
  role,
  language: 'en',
  signInId: `${id}'s sign-in`,
});

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
};
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);

describe('who somebody is', () => {
  test.each([
    [actor(ADA), 'client', false],
    [actor(BEN), 'provider', true],
    [actor(EVE), undefined, false],
    [actor(EVE, 'moderator'), undefined, false],
    [actor(EVE, 'admin'), 'admin', true],
    [actor(ADA, 'admin'), 'client', true],
  ] as const)('%o', (who, part, arranges) => {
    expect(partOf(booked(), who)).toBe(part);
    expect(mayArrange(BEN, who)).toBe(arranges);
  });
});

test('the capacity goes by the type of session, in any case', () => {
  expect(capacityOf(booked(), rules)).toBe(2);
  expect(capacityOf(booked({ type: ' INDIVIDUAL ' }), rules)).toBe(2);
  expect(capacityOf(booked({ type: 'Group' }), rules)).toBeUndefined();
  expect(capacityOf(booked({ type: 'Group' }), { ...rules, capacities: { group: 9 } })).toBe(9);
});

describe('starting', () => {
  const start = (appointment: AppointmentState, by: AccountId, at?: number) =>
    startSession(appointment, { by, at }, NOW, rules);
  const started = valueOf(start(booked(), ADA, NOW - MINUTE));

  test('S1-L17 the first word counts', () => {
    expect(started).toMatchObject({ status: 'inProgress', startedAt: NOW - MINUTE, startedBy: [ADA] });
    expect(valueOf(start(booked(), ADA)).startedAt).toBe(NOW);
  });

  test('S1-X10 the other one gets what is stored, once; who said it already is refused', () => {
    const again = valueOf(start(started, BEN, NOW));
    expect(again).toMatchObject({ status: 'inProgress', startedAt: NOW - MINUTE, startedBy: [ADA, BEN] });
    expect(looksSame(again, started)).toBe(true);
    expect(codeOf(start(started, ADA))).toBe('APPOINTMENT_STARTED');
    expect(codeOf(start(again, BEN))).toBe('APPOINTMENT_STARTED');
  });

  test.each<[Partial<AppointmentState>, string]>([
    [{ status: 'pending' }, 'APPOINTMENT_SHUT'],
    [{ status: 'cancelled' }, 'APPOINTMENT_SHUT'],
    [{ paymentStatus: 'pending' }, 'APPOINTMENT_SHUT'],
    [{ status: 'completed' }, 'APPOINTMENT_STARTED'],
  ])('S1-L20 %o is refused', (change, code) => {
    expect(codeOf(start(booked(change), ADA))).toBe(code);
  });

  test('a start in the future is refused, but for a clock that runs ahead a little', () => {
    expect(codeOf(start(booked(), ADA, NOW + 5 * MINUTE))).toBe('ok');
    expect(codeOf(start(booked(), ADA, NOW + 5 * MINUTE + 1))).toBe('INVALID_INPUT');
  });
});

describe('ending', () => {
  const running = booked({ status: 'inProgress', startedAt: NOW - 45 * MINUTE, startedBy: [ADA] });
  const end = (appointment: AppointmentState, by: AccountId, at?: number) =>
    endSession(appointment, { by, at }, NOW, rules);

  test('S1-L18 the first word counts; the other one gets what is stored', () => {
    const ended = valueOf(end(running, ADA, NOW - MINUTE));
    expect(ended).toMatchObject({ status: 'completed', endedAt: NOW - MINUTE, endedBy: [ADA] });
    expect(valueOf(end(ended, BEN, NOW))).toMatchObject({ endedAt: NOW - MINUTE, endedBy: [ADA, BEN] });
    expect(codeOf(end(ended, ADA))).toBe('APPOINTMENT_NOT_STARTED');
    expect(valueOf(end(running, BEN)).endedAt).toBe(NOW);
  });

  test.each<[Partial<AppointmentState>]>([
    [{ status: 'confirmed' }],
    [{ status: 'pending' }],
    [{ status: 'cancelled', startedAt: NOW }],
    [{ status: 'completed' }],
  ])('S1-X17 S1-L20 %o has not been started', (change) => {
    expect(codeOf(end(booked(change), ADA))).toBe('APPOINTMENT_NOT_STARTED');
  });

  test('S1-X14 an end before the start, or in the future, is refused', () => {
    expect(codeOf(end(running, ADA, NOW - 46 * MINUTE))).toBe('INVALID_INPUT');
    expect(codeOf(end(running, ADA, NOW + 6 * MINUTE))).toBe('INVALID_INPUT');
  });

  test('a start that ran ahead of the clock makes no negative length', () => {
    const ahead = booked({ status: 'inProgress', startedAt: NOW + 3 * MINUTE });
    expect(valueOf(end(ahead, ADA)).endedAt).toBe(NOW + 3 * MINUTE);
  });
});

describe('an empty room', () => {
  const running = booked({ status: 'inProgress', startedAt: NOW });

  test('completes the session after its grace, as of the moment when it became empty', () => {
    const empty = noteEmpty(running, NOW + MINUTE);
    expect(noteEmpty(empty, NOW + 2 * MINUTE)).toBe(empty);
    expect(completionDueAt(empty, rules)).toBe(NOW + MINUTE + 30_000);
    expect(completeIfEmpty(empty, NOW + MINUTE + 29_999, rules)).toBe(empty);
    const over = completeIfEmpty(empty, NOW + MINUTE + 30_000, rules);
    expect(over).toMatchObject({ status: 'completed', endedAt: NOW + MINUTE, endedBy: [] });
    expect(over.emptySince).toBeUndefined();
  });

  test('is forgotten when somebody comes back', () => {
    const back = noteOccupied(noteEmpty(running, NOW + MINUTE));
    expect(completionDueAt(back, rules)).toBeUndefined();
    expect(noteOccupied(back)).toBe(back);
  });

  test.each<AppointmentStatus>(['pending', 'confirmed', 'completed', 'cancelled'])(
    'does nothing to a %s one',
    (status) => {
      const other = booked({ status });
      expect(noteEmpty(other, NOW)).toBe(other);
      expect(completeIfEmpty(other, NOW + MINUTE, rules)).toBe(other);
    },
  );
});

describe('changing by hand', () => {
  const over = booked({ status: 'completed', startedAt: NOW, endedAt: NOW + 1, startedBy: [ADA], endedBy: [BEN] });

  test('changes what is named and nothing else', () => {
    const changed = changeAppointment(over, { type: 'Couple', durationMinutes: undefined }, NOW);
    expect(changed).toEqual({ ...over, type: 'Couple' });
  });

  test.each<AppointmentStatus>(['pending', 'confirmed'])('one that is %s again can be started anew', (status) => {
    const again = changeAppointment(over, { status }, NOW);
    expect(again).toMatchObject({ status, startedBy: [], endedBy: [] });
    expect(again.startedAt ?? again.endedAt).toBeUndefined();
  });

  test('put in progress it has begun, put to its end it is over', () => {
    const running = changeAppointment(booked(), { status: 'inProgress' }, NOW + 5);
    expect(running.startedAt).toBe(NOW + 5);
    expect(changeAppointment(running, { status: 'completed' }, NOW + 9).endedAt).toBe(NOW + 9);
    expect(changeAppointment(booked(), { status: 'completed' }, NOW).endedAt).toBeUndefined();
    expect(changeAppointment(noteEmpty(running, NOW), { status: 'cancelled' }, NOW).emptySince).toBeUndefined();
  });
});
