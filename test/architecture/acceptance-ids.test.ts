import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allSources, placeOf, root } from './support/sources.ts';
import { dottedName } from './support/syntax.ts';

const ID = /\bS[0-4]-[REXL]\d+\b/g;
const text = readFileSync(resolve(root, 'docs/acceptance-ids.json'), 'utf8');
const document = z.strictObject({
  dialect: z.string(),
  title: z.string().min(1),
  ids: z.record(z.string().regex(/^S[0-4]-[REXL]\d+$/), z.string().min(1).max(100)),
});
const documents = z.record(z.string().regex(/^S[0-4]$/), document).parse(JSON.parse(text));
const known = new Set(Object.values(documents).flatMap(({ ids }) => Object.keys(ids)));

/** Titles of tests and groups, with their places. */
const titles = allSources()
  .filter(({ path }) => /^test\/.*\.(test|spec)\.tsx?$/.test(path))
  .flatMap((source) => {
    const found: { place: string; title: string }[] = [];
    new Visitor({
      CallExpression({ callee, arguments: [title], start }) {
        const name = dottedName(callee.type === 'CallExpression' ? callee.callee : callee) ?? '';
        if (!/^(it|test|describe)\b/.test(name) || !title) return;
        found.push({ place: placeOf(source, start), title: source.text.slice(title.start, title.end) });
      },
    }).visit(source.parsed.program);
    return found;
  });

describe('the acceptance ids', () => {
  it('are the 548 of the five published documents, each in its own', () => {
    expect(known.size).toBe(548);
    expect(Object.keys(documents)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
    const astray = Object.entries(documents).flatMap(([name, { ids }]) =>
      Object.keys(ids).filter((id) => !id.startsWith(`${name}-`)),
    );
    expect(astray).toEqual([]);
    // A name that stands twice would silently lose its first title.
    expect(text.match(/"S\d-[A-Z]\d+":/g)).toHaveLength(548);
  });

  it('in the titles of tests all exist', () => {
    const named = titles.flatMap(({ place, title }) => (title.match(ID) ?? []).map((id) => ({ place, id })));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});
