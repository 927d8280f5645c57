import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The names of all shared videos that are in a data folder, and of those that are just coming in. */
export const filesOf = (folder: string): string[] =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
