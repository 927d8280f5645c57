import type { routes } from '#renderer/client/catalog.ts';
import type { RouteInput } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';

/** Which calls of the history are to be seen; days are those of this browser, like `2026-11-20`. */
export interface HistoryFilter {
  readonly search?: string;
  readonly type?: 'audio' | 'video';
  /** Only those that rang here and that nobody took. */
  readonly missed?: true;
  /** Both days belong to the span. */
  readonly from?: string;
  readonly to?: string;
}

/** What the address of the history says. */
export interface HistoryAddress extends HistoryFilter {
  /** The call whose details are open. */
  readonly call?: string;
}

const SEARCH_LIMIT = 100;

/** True for a day that exists, in this century or a later one: half-typed years are older. */
export const isDay = (text: string): boolean =>
  /^2\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00`));

const readText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : '';

/** The parts of an address that make sense; others are left out. */
export const readHistoryAddress = (parts: Record<string, unknown>): HistoryAddress => {
  const [search, from, to] = [readText(parts['search']).slice(0, SEARCH_LIMIT), parts['from'], parts['to']];
  const { call, type, missed } = parts;
  return {
    ...(search === '' ? {} : { search }),
    ...(type === 'audio' || type === 'video' ? { type } : {}),
    ...(missed === true ? { missed } : {}),
    ...(typeof from === 'string' && isDay(from) ? { from } : {}),
    ...(typeof to === 'string' && isDay(to) ? { to } : {}),
    ...(typeof call === 'string' ? { call } : {}),
  };
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The address of the history with these calls, and with one of them open. */
export const historyPath = ({ search, type, missed, from, to, call }: HistoryAddress): string => {
  // The router reads values as JSON where it can: a number that is searched for is to stay a text.
  const text = search !== undefined && isJson(search) ? JSON.stringify(search) : search;
  const parts = { search: text, type, missed: missed && 'true', from, to, call };
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return given.length === 0 ? paths.history : `${paths.history}?${new URLSearchParams(given).toString()}`;
};

/** True when some calls may be hidden. */
export const isFiltering = ({ search, type, missed, from, to }: HistoryFilter): boolean =>
  [search, type, missed, from, to].some((part) => part !== undefined);

const midnight = (day: string, daysLater: number): string => {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
};

/** The filter as the server is asked for it. */
export const toHistoryQuery = ({
  search,
  type,
  missed,
  from,
  to,
}: HistoryFilter): NonNullable<RouteInput<typeof routes.listMyCalls>['query']> => ({
  ...(search === undefined ? {} : { search }),
  ...(type === undefined ? {} : { type }),
  ...(missed ? { outcome: 'missed', initiatedByMe: 'false' } : {}),
  ...(from === undefined ? {} : { from: midnight(from, 0) }),
  ...(to === undefined ? {} : { to: midnight(to, 1) }),
});
