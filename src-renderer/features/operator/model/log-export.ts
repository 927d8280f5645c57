import type { LogLine } from './log-filter.ts';

const COLUMNS = ['number', 'time', 'type', 'participant_id', 'participant', 'text', 'actor', 'details'] as const;

/** A program that opens the table would take a text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const detailsOf = ({ entry }: LogLine): string =>
  Object.entries(entry.details)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join('; ');

/** The lines as a table (RFC 4180), with a byte order mark, by which spreadsheets know that it is UTF-8. */
export const toCsv = (lines: readonly LogLine[]): string => {
  const rows = lines.map((line) => [
    String(line.entry.number),
    line.entry.timestamp,
    line.entry.type,
    line.entry.participant_id ?? '',
    line.who,
    line.words,
    line.entry.actor_name ?? '',
    detailsOf(line),
  ]);
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};

/** The lines as the server told them, with the session that they are of. */
export const toJson = (lines: readonly LogLine[], session: { readonly id: string; readonly title: string }): string =>
  `${JSON.stringify({ session, entries: lines.map(({ entry }) => entry) }, null, 2)}\n`;

/** A name for the file, of letters that every system takes. */
export const exportName = (title: string, at: number, ending: 'csv' | 'json'): string => {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  const time = new Date(at).toISOString().slice(0, 16).replaceAll(':', '-');
  return `${[plain || 'session', time].join('-')}.${ending}`;
};
