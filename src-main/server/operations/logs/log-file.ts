import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { destination } from 'pino';
import { type LogSink, MOST_WAITING_BYTES, endStream } from './log-sink.ts';

/** What we use of pino-roll, which brings no types and therefore cannot be imported. */
type Roll = (options: {
  readonly file: string;
  readonly extension: string;
  /** A number with `b` for bytes. */
  readonly size: string;
  readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean };
  readonly mode: number;
  readonly maxLength: number;
}) => Promise<ReturnType<typeof destination>>;

const require = createRequire(import.meta.url);

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_FILES = 10;

/**
 * Opens beckon.N.log in the folder; at 10 MB the next number follows, and the newest ten stay. A disk that fails is told once, and
 * again when it fails after having recovered; it never stops the server. Rejects when the folder or file cannot be made.
 */
export const openLogFile = async (
  folder: string,
  tellFailure: (failure: Error) => void,
  mostBytes = MOST_BYTES,
): Promise<LogSink> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Loaded here, since it costs a tenth of a second that nobody should pay for importing this file.
  const roll: Roll = require('pino-roll');
  const stream = await roll({
    file: join(folder, 'beckon'),
    extension: '.log',
    size: `${mostBytes}b`,
    // The current file is not counted.
    limit: { count: MOST_FILES - 1, removeOtherLogFiles: true },
    mode: 0o600,
    maxLength: MOST_WAITING_BYTES,
  });
  await once(stream, 'ready');
  let failing = false;
  stream.on('error', (failure: Error) => {
    if (!failing) tellFailure(failure);
    failing = true;
  });
  stream.on('write', () => {
    failing = false;
  });
  // A crash must not lose the lines that explain it.
  const flushAtExit = () => {
    if (!failing) stream.flushSync();
  };
  process.once('exit', flushAtExit);
  return {
    write: (line) => void stream.write(line),
    close() {
      process.off('exit', flushAtExit);
      return endStream(stream);
    },
  };
};
