/** The scheme by which links open the app. */
export const LINK_SCHEME = 'beckon';

/** The link among the arguments of a start, as the system hands it over; null for a start without one. */
export const findLink = (args: readonly string[]): string | null =>
  args.find((arg) => arg.toLowerCase().startsWith(`${LINK_SCHEME}:`)) ?? null;
