import type { ImportTable } from './import-table.ts';

/** The layer of a file: its key in the table, and the folder name that stands for `<x>`, if there is one. */
export interface LayerOfFile {
  readonly key: string;
  readonly name: string | undefined;
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const patternOf = (key: string): RegExp => {
  const isFlat = key.endsWith('/*');
  const isFile = /\.\w+$/.test(key);
  const body = escape(isFlat ? key.slice(0, -1) : key).replace(/<\w+>/, '([^/]+)');
  return new RegExp(`^${body}${isFlat ? '[^/]+$' : isFile ? '$' : '/'}`);
};

/** Finds layers by path; undefined for what is no part of the table. */
export const createLayerFinder = (table: ImportTable): ((path: string) => LayerOfFile | undefined) => {
  const byLength = Object.keys(table).sort((a, b) => b.length - a.length);
  const patterns = byLength.map((key) => [key, patternOf(key)] as const);
  return (path) => {
    for (const [key, pattern] of patterns) {
      const match = pattern.exec(path);
      if (match) return { key, name: match[1] };
    }
    return undefined;
  };
};

const normalise = (key: string): string => key.replace(/<\w+>/, '<>');

const allowsLayer = (allowed: string, from: LayerOfFile, to: LayerOfFile): boolean => {
  if (allowed.endsWith('/**')) return to.key.startsWith(allowed.slice(0, -2));
  if (normalise(allowed) !== normalise(to.key)) return false;
  return to.name === undefined || allowed.includes('<any>') || from.name === to.name;
};

const allowsPackage = (allowed: string, specifier: string): boolean =>
  allowed.endsWith('*') ? specifier.startsWith(allowed.slice(0, -1)) : specifier === allowed;

/** True when the table lets this layer import this target. */
export const mayImport = (
  table: ImportTable,
  from: LayerOfFile,
  to: LayerOfFile | string,
  typeOnly: boolean,
): boolean => {
  if (typeof to !== 'string' && from.key === to.key && from.name === to.name) return true;
  return (table[from.key] ?? []).some((row) => {
    const needsType = row.startsWith('type ');
    if (needsType && !typeOnly) return false;
    const allowed = needsType ? row.slice('type '.length) : row;
    return typeof to === 'string' ? allowsPackage(allowed, to) : allowsLayer(allowed, from, to);
  });
};
