import { setTimeout as wait } from 'node:timers/promises';
import { type LevelWithSilent, type Logger, destination, pino, stdTimeFunctions } from 'pino';
import type { Log } from '../../ports/index.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { redactSecrets } from './redaction.ts';

/** Where everything that an operator may need to know is written. */
export interface Logs {
  readonly log: Log;
  /** The same log for fastify's `loggerInstance`. */
  readonly logger: Logger;
  /** A log whose lines all carry these fields, such as a correlation id. */
  child(fields: Readonly<Record<string, unknown>>): Log;
  /** Flushes within a second; a disk or pipe that is stuck longer loses its last lines. Later lines go to stderr alone. */
  close(): Promise<void>;
}

/** How to log. */
export interface LogsSetup {
  readonly folder: string;
  readonly level: LevelWithSilent;
  /** Lines for a person on stderr instead of JSON; the files always hold JSON. */
  readonly pretty: boolean;
  readonly mostBytesPerFile?: number;
}

const FLUSH_MS = 900;
const STDERR = 2;
/** What may wait for a reader of stderr before lines are dropped. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * Opens the log: stderr and rolling files, written asynchronously in this very thread, since a worker thread costs start time and
 * loses lines in a crash. Secrets never reach either. Without a usable folder stderr alone gets the lines, and says so.
 */
export const openLogs = async ({ folder, level, pretty, mostBytesPerFile }: LogsSetup): Promise<Logs> => {
  const terminal = destination({ dest: STDERR, sync: false, maxLength: MOST_WAITING_BYTES });
  const format = pretty ? await loadPrettyFormat() : undefined;
  const toTerminal = (line: string) => void terminal.write(format ? format(line) : line);
  const tellFailure = (err: Error) =>
    toLogger('error', toTerminal).error({ err, folder }, 'Cannot write the log files');

  let file: LogFile | undefined;
  try {
    file = await openLogFile(folder, tellFailure, mostBytesPerFile);
  } catch (failure) {
    tellFailure(failure as Error);
  }
  let write = (line: string) => {
    toTerminal(line);
    file?.write(line);
  };
  const logger = toLogger(level, (line) => write(line));
  return {
    log: logger,
    logger,
    child: (fields) => logger.child(fields),
    async close() {
      write = (line) => void process.stderr.write(line);
      const terminalClosed = new Promise((resolve) => terminal.once('close', resolve));
      terminal.end();
      await Promise.race([Promise.all([terminalClosed, file?.close()]), wait(FLUSH_MS, undefined, { ref: false })]);
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

/** Loaded only for a terminal. */
const loadPrettyFormat = async (): Promise<(line: string) => string> => {
  const { prettyFactory } = await import('pino-pretty');
  return prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss', singleLine: true });
};
