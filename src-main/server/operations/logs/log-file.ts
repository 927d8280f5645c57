/// <reference path="./pino-roll.d.ts" />
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import roll from 'pino-roll';

/** Log lines that go to files which replace one another. */
export interface LogFile {
  write(line: string): void;
  /** Resolves when all lines are on disk. */
  close(): Promise<void>;
}

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 10;
/** What may wait for a slow or full disk before lines are dropped. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/**
 * Opens beckon.N.log in the folder; at 10 MB the next number follows, and ten files are kept. A disk that fails is told once and
 * again after it has recovered; it never stops the server. Rejects when the folder cannot be made.
 */
export const openLogFile = async (
  folder: string,
  tellFailure: (failure: Error) => void,
  mostBytes = MOST_BYTES,
): Promise<LogFile> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stream = await roll({
    file: join(folder, 'beckon'),
    extension: '.log',
    size: `${mostBytes}b`,
    // The current file is not counted.
    limit: { count: MOST_FILES - 1, removeOtherLogFiles: true },
    mode: 0o600,
    maxLength: MOST_WAITING_BYTES,
  });
  let isOpen = false;
  let failing = false;
  stream.once('ready', () => {
    isOpen = true;
  });
  stream.on('error', (failure: Error) => {
    if (!failing) tellFailure(failure);
    failing = true;
  });
  stream.on('write', () => {
    failing = false;
  });
  // A crash must not lose the lines that explain it.
  const flushAtExit = () => {
    if (isOpen && !failing) stream.flushSync();
  };
  process.once('exit', flushAtExit);
  return {
    write: (line) => void stream.write(line),
    close: () =>
      new Promise((resolve) => {
        process.off('exit', flushAtExit);
        stream.once('close', resolve);
        stream.end();
      }),
  };
};
