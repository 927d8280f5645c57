import type { Log } from '#server/ports/index.ts';

/** A log that remembers its lines as `level: message`. */
export interface RecordingLog extends Log {
  readonly lines: readonly string[];
  /** The fields of each line, in the same order. */
  readonly fields: readonly Readonly<Record<string, unknown>>[];
}

/** Builds an empty log. */
export const createRecordingLog = (): RecordingLog => {
  const lines: string[] = [];
  const fields: Readonly<Record<string, unknown>>[] = [];
  const write = (level: string) => (given: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(`${level}: ${message}`);
    fields.push(given);
  };
  return { lines, fields, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
};
