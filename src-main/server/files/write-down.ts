import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';

/** What is known of bytes once they are all on the disk. */
export interface Written {
  /** SHA-256, hex. */
  readonly hash: string;
  readonly size: number;
}

type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes bytes into a new file as they come; no more of them is in memory than the sender gives at once. Stops taking any as soon
 * as there are too many. Rejects when the disk fails in any other way than being full.
 */
export const writeDown = async (path: string, content: Content, limitBytes: number): Promise<Outcome<Written>> => {
  const hash = createHash('sha256');
  const sender = { hasBrokenOff: false };
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of patiently(content, sender)) {
      size += piece.length;
      if (size > limitBytes) return fail('FILE_TOO_LARGE');
      hash.update(piece);
      await file.appendFile(piece);
    }
    if (sender.hasBrokenOff) return fail('INVALID_INPUT', 'The file did not arrive whole.');
    if (size === 0) return fail('INVALID_INPUT', 'The file is empty.');
    await file.sync();
    return ok({ hash: hash.digest('hex'), size });
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOSPC') return fail('STORAGE_FULL');
    throw failure;
  } finally {
    await file.close();
  }
};

/** A sender who goes away is part of normal life; a disk that fails is not. */
async function* patiently(content: Content, sender: { hasBrokenOff: boolean }): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch {
    sender.hasBrokenOff = true;
  }
}
