import { existsSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importTable } from './support/import-table.ts';
import { filesUnder, productSources, root } from './support/sources.ts';

const opensAsDoor = (text: string): boolean => {
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '';
  return /\bOwns:/.test(comment) && /\bMay import:/.test(comment);
};

/** Folders that are a layer of the import table and have files. */
const layerFolders = Object.keys(importTable)
  .filter((key) => key.startsWith('src-') && !key.endsWith('*') && !key.endsWith('.ts') && !key.endsWith('/model'))
  .map((key) => key.replace(/<\w+>/, '*'))
  .flatMap((pattern) => foldersOf(filesUnder(`${pattern}/**/*.{ts,tsx}`), pattern));

function foldersOf(files: readonly string[], pattern: string): string[] {
  const depth = pattern.split('/').length;
  return [...new Set(files.map((file) => file.split('/').slice(0, depth).join('/')))];
}

describe('index.ts', () => {
  it('is a public door: it opens by saying what the folder owns and what it may import', () => {
    const doors = productSources.filter(({ path }) => posix.basename(path) === 'index.ts');
    expect(doors.length).toBeGreaterThan(0);
    expect(doors.filter(({ text }) => !opensAsDoor(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('each layer', () => {
  it('says at its door, or in a README, what it owns and what it may import', () => {
    const silent = layerFolders.filter((folder) => {
      const readme = resolve(root, folder, 'README.md');
      if (existsSync(resolve(root, folder, 'index.ts'))) return false;
      return !existsSync(readme) || !/\bOwns\b[\s\S]*\bMay import\b/i.test(readFileSync(readme, 'utf8'));
    });
    expect(silent).toEqual([]);
  });
});
