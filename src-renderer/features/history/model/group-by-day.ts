/** Things of one day, newest first. */
export interface DayGroup<T> {
  /** Midnight in local time. */
  readonly day: number;
  readonly items: readonly T[];
}

/** Splits a list that is in order of time into its days. */
export const groupByDay = <T>(items: readonly T[], atOf: (item: T) => number): readonly DayGroup<T>[] =>
  [...Map.groupBy(items, (item) => new Date(atOf(item)).setHours(0, 0, 0, 0))].map(([day, group]) => ({
    day,
    items: group,
  }));
