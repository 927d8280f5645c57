import { describe, expect, it } from 'vitest';
import { importTable } from './support/import-table.ts';
import { importsOf, resolveImport } from './support/imports-of.ts';
import { createLayerFinder, mayImport } from './support/layer-rules.ts';
import { type Source, placeOf, productSources } from './support/sources.ts';

const layerOf = createLayerFinder(importTable);

const violationsIn = (source: Source): readonly string[] => {
  const from = layerOf(source.path);
  if (!from) return [`${source.path} belongs to no layer of the import table`];
  return importsOf(source).flatMap(({ specifier, typeOnly, offset }) => {
    const target = resolveImport(source.path, specifier);
    const isPath = target !== specifier || specifier.startsWith('.');
    const to = isPath ? layerOf(target) : target;
    if (to !== undefined && mayImport(importTable, from, to, typeOnly)) return [];
    return [`${placeOf(source, offset)} ${from.key} -> ${typeOnly ? 'type ' : ''}${target}`];
  });
};

describe('the import table', () => {
  it('is kept by every file', () => {
    expect(productSources.flatMap(violationsIn)).toEqual([]);
  });

  it('names only what it declares itself', () => {
    const rows = Object.values(importTable).flat();
    const layersNamed = rows.map((row) => row.replace(/^type /, '')).filter((row) => /^(src-|resources)/.test(row));
    const unknown = layersNamed.filter((row) => !row.endsWith('/**') && !isDeclared(row));
    expect(unknown).toEqual([]);
  });
});

const shapeOf = (key: string): string => key.replace(/<\w+>/, '<>');

const isDeclared = (row: string): boolean => Object.keys(importTable).some((key) => shapeOf(key) === shapeOf(row));

const verdict = (from: string, to: string, typeOnly = false): boolean => {
  const layer = layerOf(from);
  if (!layer) throw new Error(`${from} has no layer`);
  return mayImport(importTable, layer, layerOf(to) ?? to, typeOnly);
};

describe('the import rules themselves', () => {
  it.each([
    ['src-shared/contract/a.ts', 'zod'],
    ['src-shared/dialects/one/a.ts', 'src-shared/dialects/entry.ts'],
    ['src-main/server/server.ts', 'src-main/server/dialects/one/index.ts'],
    ['src-main/server/dialects/one/a.ts', 'src-shared/dialects/one/index.ts'],
    ['src-main/server/services/a.ts', 'node:crypto'],
    ['src-renderer/features/call/parts/A.tsx', 'src-renderer/features/home/index.ts'],
  ])('let %s import %s', (from, to) => {
    expect(verdict(from, to)).toBe(true);
  });

  it.each([
    ['src-shared/kernel/a.ts', 'zod'],
    ['src-shared/dialects/one/a.ts', 'src-shared/contract/index.ts'],
    ['src-shared/dialects/one/a.ts', 'src-shared/dialects/two/index.ts'],
    ['src-main/server/domain/a.ts', 'node:crypto'],
    ['src-main/server/domain/a.ts', 'src-main/server/ports/index.ts'],
    ['src-main/server/services/a.ts', 'src-main/server/storage/index.ts'],
    ['src-main/server/dialects/one/a.ts', 'src-shared/dialects/two/index.ts'],
    ['src-main/server/dialects/one/a.ts', 'src-main/server/gateway/index.ts'],
    ['src-renderer/features/call/parts/A.tsx', 'src-renderer/features/home/parts/B.tsx'],
    ['src-renderer/features/call/model/a.ts', 'react'],
    ['src-renderer/media/a.ts', 'src-renderer/client/a.ts'],
  ])('do not let %s import %s', (from, to) => {
    expect(verdict(from, to)).toBe(false);
  });

  it('let a translator import the types of the gateway', () => {
    expect(verdict('src-main/server/dialects/one/a.ts', 'src-main/server/gateway/index.ts', true)).toBe(true);
  });
});
