import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LogLine } from '#shared/contract/index.ts';
import type { LogReader } from '../../ports/index.ts';
import { errorCode } from '../error-text.ts';

const NAME = /^beckon\.(\d+)\.log$/;
const CHUNK_BYTES = 64 * 1024;

const written = z.looseObject({ level: z.string(), time: z.string(), msg: z.string().default('') });

/** Reads what `openLogs` writes into its files, from the newest line back. */
export const createLogReader = (folder: string): LogReader => ({
  async read({ level, search, limit }) {
    const wanted = search?.toLowerCase();
    const found: LogLine[] = [];
    for (const file of await listFiles(folder)) {
      for await (const text of linesBackwards(file)) {
        if (wanted && !text.toLowerCase().includes(wanted)) continue;
        const line = parseLine(text);
        if (!line || (level !== undefined && line.level !== level)) continue;
        found.push(line);
        if (found.length >= limit) return found;
      }
    }
    return found;
  },
});

/** Newest first. */
const listFiles = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch((failure: unknown) => {
    if (errorCode(failure) === 'ENOENT') return [];
    throw failure;
  });
  const numbered = names.flatMap((name) => {
    const number = NAME.exec(name)?.[1];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  return numbered.sort((one, other) => other.number - one.number).map(({ name }) => join(folder, name));
};

/** A crash may have cut the last line. */
const parseLine = (text: string): LogLine | undefined => {
  try {
    const { level, time, msg, ...fields } = written.parse(JSON.parse(text));
    return { at: time, level, message: msg, fields };
  } catch {
    return undefined;
  }
};

/** The lines of a file from its end, read in pieces. */
const linesBackwards = async function* (file: string): AsyncGenerator<string> {
  const handle = await open(file, 'r');
  try {
    let end = (await handle.stat()).size;
    let rest: Buffer = Buffer.alloc(0);
    while (end > 0) {
      const start = Math.max(0, end - CHUNK_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
      const text = Buffer.concat([buffer.subarray(0, bytesRead), rest]);
      const firstBreak = start === 0 ? -1 : text.indexOf('\n');
      // What stands before the first break may begin in the piece before; it is cut between bytes, never within a letter.
      rest = start === 0 ? Buffer.alloc(0) : text.subarray(0, firstBreak === -1 ? text.length : firstBreak + 1);
      const whole = start === 0 ? text : firstBreak === -1 ? Buffer.alloc(0) : text.subarray(firstBreak + 1);
      yield* whole.toString('utf8').split('\n').filter(Boolean).toReversed();
      end = start;
    }
  } finally {
    await handle.close();
  }
};
