import { createRequire } from 'node:module';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** By which the packager finds the fuses in Electron's binary; published with Electron. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
const FUSES = 9;
const ON = '1'.charCodeAt(0);

/** What a fuse of the binary says. */
export type Fuse = 'off' | 'on';

/** Makes a folder that the packager takes for an unpacked Electron: a program, its fuses and its version. */
export const createDistribution = async (folder: string): Promise<string> => {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  await mkdir(folder, { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([FUSE_VERSION, FUSES]),
    Buffer.from('0'.repeat(FUSES)),
  ]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n# '), wire]));
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), version);
  return folder;
};

/** The fuses of a packaged program, in Electron's order. */
export const readFuses = (program: Buffer): readonly Fuse[] => {
  const start = program.indexOf(SENTINEL) + SENTINEL.length;
  const count = program[start + 1] ?? 0;
  return Array.from(program.subarray(start + 2, start + 2 + count), (state) => (state === ON ? 'on' : 'off'));
};
