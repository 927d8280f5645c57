import { setTimeout as wait } from 'node:timers/promises';
import { type LevelWithSilent, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Log } from '../../ports/index.ts';
import { openLogFile } from './log-file.ts';
import type { LogSink } from './log-sink.ts';
import { redactSecrets } from './redaction.ts';
import { openTerminal } from './terminal.ts';

/** Where everything that an operator may need to know is written. */
export interface Logs {
  readonly log: Log;
  /** The same log for fastify's `loggerInstance`. */
  readonly logger: Logger;
  /** A log whose lines all carry these fields, such as a correlation id. */
  child(fields: Readonly<Record<string, unknown>>): Log;
  /** Flushes within a second; a disk or reader that is stuck longer misses the last lines. Later lines go to stderr alone. */
  close(): Promise<void>;
}

/** How to log. */
export interface LogsSetup {
  readonly folder: string;
  readonly level: LevelWithSilent;
  /** Lines for a person on stderr instead of JSON; the files always hold JSON. */
  readonly pretty: boolean;
}

const FLUSH_MS = 900;

/**
 * Opens the log: stderr and rolling files, written asynchronously in this very thread, since a worker thread costs start time and
 * loses lines in a crash. Secrets reach neither. Without a usable folder stderr alone gets the lines, and says so.
 */
export const openLogs = async ({ folder, level, pretty }: LogsSetup): Promise<Logs> => {
  const terminal = await openTerminal(pretty);
  const terminalLogger = toLogger('error', (line) => terminal.write(line));
  const tellFailure = (err: unknown) => terminalLogger.error({ err, folder }, 'Cannot write the log files');
  let file: LogSink | undefined = await openLogFile(folder, tellFailure).catch((failure: unknown) => {
    tellFailure(failure);
    return undefined;
  });
  const logger = toLogger(level, (line) => {
    terminal.write(line);
    file?.write(line);
  });
  return {
    log: logger,
    logger,
    child: (fields) => logger.child(fields),
    async close() {
      const flushed = Promise.all([terminal.close(), file?.close()]);
      file = undefined;
      const patience = new AbortController();
      await Promise.race([flushed, wait(FLUSH_MS, undefined, { signal: patience.signal })]);
      patience.abort();
    },
  };
};

const toLogger = (level: LevelWithSilent, write: (line: string) => void): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redactSecrets },
    },
    { write },
  );
