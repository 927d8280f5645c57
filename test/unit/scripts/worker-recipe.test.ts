import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScript } from './load.ts';

const { includeFolders, recipeHash, sourceFiles, sourcePatch } = await loadScript<{
  includeFolders: (workerFolder: string, generated: string) => string[];
  recipeHash: () => string;
  sourceFiles: (workerFolder: string) => string[];
  sourcePatch: { file: string; find: string };
}>('lib/worker-recipe.mjs');

const workerFolder = resolve(import.meta.dirname, '../../../node_modules/mediasoup/worker');

describe('the recipe of the media worker fits the installed mediasoup', () => {
  it('finds every source once', () => {
    const files = sourceFiles(workerFolder);
    expect(files.filter((file) => !existsSync(join(workerFolder, file)))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
    expect(files).toContain('src/main.cpp');
    expect(files.some((file) => file.startsWith('deps/libwebrtc/'))).toBe(true);
  });

  it('finds the one place its patch is for', () => {
    const text = readFileSync(join(workerFolder, sourcePatch.file), 'utf8');
    expect(text.split(sourcePatch.find)).toHaveLength(2);
  });

  it('puts its own headers before the others', () => {
    const [first = ''] = includeFolders(workerFolder, '/generated');
    expect(existsSync(join(first, 'srtp.h'))).toBe(true);
    expect(existsSync(join(first, 'ankerl/unordered_dense.h'))).toBe(true);
  });

  it('has a hash that stays the same', () => {
    expect(recipeHash()).toMatch(/^[0-9a-f]{12}$/);
    expect(recipeHash()).toBe(recipeHash());
  });
});
