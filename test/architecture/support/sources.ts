import { globSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { type ParseResult, parseSync } from 'vite';

/** The folder with package.json. */
export const root = resolve(import.meta.dirname, '../../..');

/** One parsed source file. */
export interface Source {
  /** Relative to the project, with slashes on every system. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly parsed: ParseResult;
}

const trees = ['src-shared', 'src-main', 'src-renderer'];

/** Paths of files under the project that match, in order. */
export const filesUnder = (...patterns: readonly string[]): string[] =>
  globSync([...patterns], { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .sort();

const countLines = (text: string): number => text.replace(/\n$/, '').split('\n').length;

const read = (path: string): Source => {
  const text = readFileSync(resolve(root, path), 'utf8');
  const parsed = parseSync(path, text);
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${path} cannot be parsed: ${problem.message}`);
  return { path, text, lines: countLines(text), parsed };
};

const parseAll = (folders: readonly string[]): readonly Source[] => {
  const paths = filesUnder(...folders.map((folder) => `${folder}/**/*.{ts,tsx}`));
  if (paths.length === 0) throw new Error(`No source files under ${folders.join(', ')}`);
  return paths.map(read);
};

/** Everything that ships, parsed once for each test file. */
export const productSources: readonly Source[] = parseAll(trees);

/** Everything that ships and its tests. */
export const allSources = (): readonly Source[] => [...productSources, ...parseAll(['test'])];

/** Where in a file an offset lies, as `path:line`. */
export const placeOf = (source: Source, offset: number): string =>
  `${source.path}:${source.text.slice(0, offset).split('\n').length}`;
