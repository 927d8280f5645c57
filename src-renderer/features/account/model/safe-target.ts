import { paths } from '#renderer/platform/index.ts';

/** Where to go after signing in: a page of this app, whatever the address says; the first page when it names none. */
export const safeTarget = (wanted: unknown): string => {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return paths.home;
  const url = URL.parse(wanted, 'http://beckon.invalid');
  return url?.origin === 'http://beckon.invalid' ? url.pathname + url.search : paths.home;
};
