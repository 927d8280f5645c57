import { describe, expect, it } from 'vitest';
import { type Counted, bucketsOf, peakOf, startOf, toCallFacts, toSeries } from '#server/domain/index.ts';

const at = (text: string): number => Date.parse(text);
const NOTHING: Counted = { calls: [], stays: [], messageTimes: [], accountTimes: [], quality: {} };
const span = { from: at('2026-03-02T00:00:00Z'), until: at('2026-03-05T00:00:00Z') };
const NOW = at('2026-03-10T00:00:00Z');

const call = (id: string, from: string, until: string, change = {}) => ({
  ...{ id, type: 'video', mode: 'sfu', phase: 'ended', endReason: 'normal' },
  createdAt: at(from),
  activeAt: at(from),
  endedAt: at(until),
  ...change,
});
const stay = (callId: string, personId: string, from: string, until?: string) => ({
  callId,
  personId,
  joinedAt: at(from),
  leftAt: until === undefined ? undefined : at(until),
});

describe('stretches of time', () => {
  it.each([
    ['hour', '2026-03-04T10:00:00Z'],
    ['day', '2026-03-04T00:00:00Z'],
    ['week', '2026-03-02T00:00:00Z'],
    ['month', '2026-03-01T00:00:00Z'],
  ] as const)('S2-L24 begin with the %s', (granularity, expected) => {
    expect(new Date(startOf(at('2026-03-04T10:59:59.999Z'), granularity)).toISOString()).toBe(
      expected.replace('Z', '.000Z'),
    );
  });

  it('S2-L24 cover the whole span, months of any length', () => {
    const year = { from: at('2026-01-15T00:00:00Z'), until: at('2026-04-01T00:00:00Z') };
    expect(bucketsOf(year, 'month', 100).map((start) => new Date(start).toISOString().slice(0, 10))).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
    expect(bucketsOf(span, 'day', 100)).toHaveLength(3);
    expect(bucketsOf({ from: 0, until: NOW }, 'hour', 100)).toHaveLength(101);
  });
});

describe('the peak', () => {
  it('counts what is under way at one moment, and nothing that only touches', () => {
    const stretches = [
      { begin: 0, end: 10 },
      { begin: 5, end: 15 },
      { begin: 10, end: 20 },
      { begin: 40, end: 50 },
    ];
    expect(peakOf(stretches, { from: 0, until: 100 })).toBe(2);
    expect(peakOf(stretches, { from: 16, until: 100 })).toBe(1);
    expect(peakOf(stretches, { from: 20, until: 40 })).toBe(0);
  });
});

describe('the series', () => {
  const counted: Counted = {
    ...NOTHING,
    calls: [
      call('one', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z'),
      call('over midnight', '2026-03-03T23:00:00Z', '2026-03-04T01:00:00Z'),
    ],
    stays: [
      stay('one', 'ada', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z'),
      stay('one', 'ben', '2026-03-02T10:30:00Z', '2026-03-02T11:00:00Z'),
      stay('over midnight', 'ada', '2026-03-03T23:00:00Z', '2026-03-04T01:00:00Z'),
    ],
    messageTimes: [at('2026-03-02T10:01:00Z'), at('2026-03-02T10:02:00Z')],
    accountTimes: [at('2026-03-04T09:00:00Z')],
  };

  it('S2-R43 S2-L24 has a point for every day, with what fell on it', () => {
    const empty = { calls: 0, minutes: 0, participants: 0, peak: 0, messages: 0, newAccounts: 0 };
    expect(toSeries(counted, span, 'day', NOW)).toEqual([
      { ...empty, startsAt: span.from, calls: 1, minutes: 90, participants: 2, peak: 1, messages: 2 },
      { ...empty, startsAt: at('2026-03-03T00:00:00Z'), calls: 1, minutes: 60, participants: 1, peak: 1 },
      { ...empty, startsAt: at('2026-03-04T00:00:00Z'), minutes: 60, participants: 1, peak: 1, newAccounts: 1 },
    ]);
  });

  it('S2-R43 counts who is still there up to now', () => {
    const running = { ...NOTHING, stays: [stay('one', 'ada', '2026-03-09T23:00:00Z')] };
    const [point] = toSeries(running, { from: NOW - 86_400_000, until: NOW + 86_400_000 }, 'day', NOW);
    expect(point?.minutes).toBe(60);
  });
});

describe('the whole', () => {
  it('S2-R50 counts, adds up and compares', () => {
    const calls = [
      call('one', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z'),
      call('two', '2026-03-02T10:30:00Z', '2026-03-02T10:40:00Z', { type: 'audio', mode: 'p2p' }),
      call('missed', '2026-03-02T12:00:00Z', '2026-03-02T12:01:00Z', { activeAt: undefined, endReason: 'timeout' }),
      call('before', '2026-03-01T23:00:00Z', '2026-03-02T11:00:00Z'),
    ];
    const stays = [
      stay('one', 'ada', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z'),
      stay('one', 'ben', '2026-03-02T10:00:00Z', '2026-03-02T10:10:00Z'),
      stay('one', 'ben', '2026-03-02T10:10:00Z', '2026-03-02T11:00:00Z'),
      stay('two', 'cleo', '2026-03-02T10:30:00Z', '2026-03-02T10:40:00Z'),
    ];
    const quality = { excellent: 3, good: 0, fair: 0, poor: 1 };
    expect(toCallFacts({ ...NOTHING, calls, stays, quality }, span, NOW)).toEqual({
      ...{ total: 3, answered: 2, minutes: 70, averageSeconds: 2100, longestSeconds: 3600 },
      ...{ peakCalls: 3, peakParticipants: 3, averageParticipants: 1 },
      byType: { video: 2, audio: 1 },
      byMode: { sfu: 2, p2p: 1 },
      byEnd: { normal: 2, timeout: 1 },
      quality: { excellent: 75, good: 0, fair: 0, poor: 25 },
    });
  });

  it('S2-R50 is nothing where nothing was', () => {
    const quality = { excellent: 0, good: 0, fair: 0, poor: 0 };
    expect(toCallFacts({ ...NOTHING, quality }, span, NOW)).toMatchObject({ total: 0, averageSeconds: 0, quality });
  });
});
