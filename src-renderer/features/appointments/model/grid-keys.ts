import { addDays, addMonths, type Day, type Weekday, weekOf } from './days.ts';

const moves: Readonly<Record<string, (day: Day, firstWeekday: Weekday) => Day>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day, firstWeekday) => weekOf(day, firstWeekday)[0] ?? day,
  End: (day, firstWeekday) => weekOf(day, firstWeekday)[6] ?? day,
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** The day that a key leads to in a calendar; null for keys that mean nothing there. */
export const dayByKey = (key: string, day: Day, firstWeekday: Weekday): Day | null =>
  Object.hasOwn(moves, key) ? (moves[key]?.(day, firstWeekday) ?? null) : null;
