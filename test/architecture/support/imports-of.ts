import { posix } from 'node:path';
import { Visitor } from 'vite';
import type { Source } from './sources.ts';

/** One import, re-export or dynamic import. */
export interface ImportUse {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly offset: number;
}

/** Every import of a file, of every kind, in no particular order. */
export const importsOf = (source: Source): readonly ImportUse[] => {
  const { staticImports, staticExports } = source.parsed.module;
  const imports = staticImports.map(({ start, moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    offset: start,
  }));
  const reExports = staticExports.flatMap(({ start, entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType, offset: start }] : [],
    ),
  );
  return [...imports, ...reExports, ...expressionImports(source)];
};

const expressionImports = (source: Source): readonly ImportUse[] => {
  const found: ImportUse[] = [];
  new Visitor({
    TSImportType: ({ source: from, start }) => found.push({ specifier: from.value, typeOnly: true, offset: start }),
    ImportExpression: ({ source: from, start }) => {
      const specifier = from.type === 'Literal' && typeof from.value === 'string' ? from.value : '(computed)';
      found.push({ specifier, typeOnly: false, offset: start });
    },
  }).visit(source.parsed.program);
  return found;
};

const aliases: Readonly<Record<string, string>> = {
  '#shared/': 'src-shared/',
  '#server/': 'src-main/server/',
  '#desktop/': 'src-main/desktop/',
  '#renderer/': 'src-renderer/',
  '#test/': 'test/',
};

/** A path in the project for relative imports and `#aliases`, else the specifier as it is: a package or a Node module. */
export const resolveImport = (fromPath: string, specifier: string): string => {
  const [bare = specifier] = specifier.split('?');
  if (bare.startsWith('.')) return posix.join(posix.dirname(fromPath), bare);
  const alias = Object.keys(aliases).find((prefix) => bare.startsWith(prefix));
  return alias ? `${aliases[alias]}${bare.slice(alias.length)}` : bare;
};
