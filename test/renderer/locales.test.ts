import { readFileSync, globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageNames } from '#renderer/ui/languages.ts';

const root = resolve(import.meta.dirname, '../..');
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Texts = { readonly [key: string]: string | Texts };

const flatten = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

/** The keys of `app.json` stand for themselves; those of another file stand below its name. */
const read = (language: string): ReadonlyMap<string, string> =>
  new Map(
    globSync(`resources/locales/${language}/*.json`, { cwd: root }).flatMap((path) => {
      const texts = JSON.parse(readFileSync(resolve(root, path), 'utf8')) as Texts;
      const name = basename(path, '.json');
      return flatten(texts, name === 'app' ? '' : `${name}.`);
    }),
  );

const baseOf = (key: string): string => key.replace(PLURAL, '');
const basesOf = (texts: ReadonlyMap<string, string>): string[] => [...new Set([...texts.keys()].map(baseOf))].sort();
const placesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

const literalsIn = (pattern: string): ReadonlySet<string> =>
  new Set(
    globSync(pattern, { cwd: root })
      .map((path) => readFileSync(resolve(root, path), 'utf8'))
      .flatMap((text) => [...text.matchAll(/'([\w.]+)'/g)].map(([, literal]) => literal ?? '')),
  );

const literals = literalsIn('src-renderer/**/*.{ts,tsx}');
/** Menus and dialogs of the desktop name their texts without the place where they stand; the compiler knows them. */
const NATIVE = 'desktop.native.';
const nativeLiterals = literalsIn('src-main/desktop/**/*.ts');
const isUsed = (key: string): boolean =>
  key.startsWith(NATIVE) ? nativeLiterals.has(key.slice(NATIVE.length)) : literals.has(key);

const languages = languageNames.map(({ value }) => value);
const english = read('en');

describe('the texts', () => {
  it.each(languages)('of %s have the same keys as English', (language) => {
    expect(basesOf(read(language))).toEqual(basesOf(english));
  });

  it.each(languages)('of %s have all plural forms of the language and no others', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const texts = read(language);
    for (const base of basesOf(texts).filter((key) => !texts.has(key))) {
      const found = forms.filter((form) => texts.has(`${base}_${form}`));
      expect([base, found.toSorted()]).toEqual([base, forms.toSorted()]);
    }
  });

  it.each(languages)('of %s fill in the same values as English', (language) => {
    for (const [key, text] of read(language)) {
      const original = english.get(key) ?? english.get(`${baseOf(key)}_other`) ?? '';
      expect([key, placesIn(text)]).toEqual([key, placesIn(original)]);
    }
  });

  it.each(languages)('of %s are never empty', (language) => {
    for (const [key, text] of read(language)) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('are all used', () => {
    expect(basesOf(english).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are all there: no key in the code is missing', () => {
    const known = new Set(basesOf(english));
    const areas = new Set([...known].map((key) => key.split('.')[0]));
    const asked = [...literals].filter((literal) => literal.includes('.') && areas.has(literal.split('.')[0]));
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((literal) => !known.has(literal))).toEqual([]);
  });
});
