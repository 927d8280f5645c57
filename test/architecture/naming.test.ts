import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSources, filesUnder, productSources } from './support/sources.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const COMPONENT = /^[A-Z][A-Za-z0-9]*\.(tsx|module\.css)$/;

const trees = ['src-shared', 'src-main', 'src-renderer', 'test', 'scripts'];
const ownFiles = filesUnder(...trees.map((tree) => `${tree}/**/*.{ts,tsx,mjs,css}`));

const exportsName = (source: (typeof productSources)[number], name: string): boolean =>
  source.parsed.module.staticExports.some(({ entries }) => entries.some(({ exportName }) => exportName.name === name));

describe('file names', () => {
  it('are kebab-case, and PascalCase for components', () => {
    const wrong = ownFiles.filter((path) => {
      const name = posix.basename(path);
      return !KEBAB.test(name) && !COMPONENT.test(name);
    });
    expect(wrong).toEqual([]);
  });

  it('of components are their main export', () => {
    const wrong = productSources.filter((source) => {
      const name = posix.basename(source.path, '.tsx');
      return COMPONENT.test(posix.basename(source.path)) && !exportsName(source, name);
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('say what is inside: no file is a drawer for odds and ends', () => {
    const drawer = /^(utils?|helpers?|common|misc|shared)\.(ts|tsx|mjs)$/;
    expect(ownFiles.filter((path) => drawer.test(posix.basename(path)))).toEqual([]);
  });
});

describe('exports', () => {
  it('are never default, except where a tool asks for it', () => {
    const asked = /\.config\.ts$|\.d\.ts$/;
    const wrong = allSources().filter((source) => !asked.test(source.path) && exportsDefault(source));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

const exportsDefault = (source: (typeof productSources)[number]): boolean =>
  source.parsed.module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === 'Default'),
  );
