import { describe, expect, it } from 'vitest';
import { firstPlace, turnPage } from '#renderer/features/appointments/model/calendar-place.ts';
import {
  addDays,
  addMonths,
  dayOf,
  monthWeeksOf,
  parseDay,
  spanOf,
  startOfDay,
  weekOf,
} from '#renderer/features/appointments/model/days.ts';
import { dayByKey } from '#renderer/features/appointments/model/grid-keys.ts';
import { firstWeekdayOf, usesHalfDays } from '#renderer/features/appointments/model/person-locale.ts';
import { localeFor } from '#renderer/ui/locale.ts';

describe('days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i more is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months more is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  it('are those of the local calendar', () => {
    expect(dayOf(startOfDay('2026-03-03'))).toBe('2026-03-03');
    expect(dayOf(startOfDay('2026-03-03') - 1)).toBe('2026-03-02');
    expect(spanOf(['2026-03-02', '2026-03-03'])).toEqual({
      from: startOfDay('2026-03-02'),
      until: startOfDay('2026-03-04'),
    });
  });

  it.each(['2026-02-30', '2026-13-01', 'today', '2026-3-3', undefined])('%s is none', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

describe('the grid of a month', () => {
  it('begins on the first day of the week and has whole weeks alone', () => {
    for (const [month, first] of [
      ['2026-03-15', 1],
      ['2026-02-01', 7],
      ['2026-08-31', 6],
    ] as const) {
      const weeks = monthWeeksOf(month, first);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks.every(([day]) => (new Date(startOfDay(day ?? '')).getDay() || 7) === first)).toBe(true);
      const days = weeks.flat();
      expect(new Set(days).size).toBe(days.length);
      expect(days).toContain(`${month.slice(0, 7)}-01`);
    }
  });

  it('has four weeks where that is enough, and six where it is not', () => {
    expect(monthWeeksOf('2026-02-10', 7)).toHaveLength(4);
    expect(monthWeeksOf('2026-08-10', 1)).toHaveLength(6);
  });

  it('is walked through by keys', () => {
    const by = (key: string) => dayByKey(key, '2026-03-04', 1);
    expect(by('ArrowLeft')).toBe('2026-03-03');
    expect(by('ArrowRight')).toBe('2026-03-05');
    expect(by('ArrowUp')).toBe('2026-02-25');
    expect(by('ArrowDown')).toBe('2026-03-11');
    expect(by('Home')).toBe('2026-03-02');
    expect(by('End')).toBe('2026-03-08');
    expect(by('PageUp')).toBe('2026-02-04');
    expect(by('PageDown')).toBe('2026-04-04');
    expect(by('a')).toBeNull();
    expect(by('constructor')).toBeNull();
  });

  it('is turned by weeks or by months', () => {
    expect(firstPlace(startOfDay('2026-03-04')).day).toBe('2026-03-04');
    expect(turnPage({ view: 'week', day: '2026-03-04' }, 1)).toBe('2026-03-11');
    expect(turnPage({ view: 'month', day: '2026-03-31' }, -1)).toBe('2026-02-28');
    expect(weekOf('2026-03-04', 7)[0]).toBe('2026-03-01');
  });
});

describe('the person’s way of writing dates', () => {
  it.each([
    ['en', ['en-GB', 'en'], 'en-GB'],
    ['fr', ['en-GB', 'fr-CA'], 'fr-CA'],
    ['es', ['de-DE'], 'es'],
  ])('in %s with %o is that of %s', (language, preferred, locale) => {
    expect(localeFor(language, preferred)).toBe(locale);
  });

  it.each([
    ['en-US', 7, true],
    ['en-GB', 1, false],
    ['fr-FR', 1, false],
  ])('of %s begins the week on %i', (locale, first, halfDays) => {
    expect(firstWeekdayOf(locale)).toBe(first);
    expect(usesHalfDays(locale)).toBe(halfDays);
  });
});
