import type { ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { allSources, placeOf } from './support/sources.ts';
import { dottedName, placesOf } from './support/syntax.ts';

const sources = allSources();
const WITHHELD = /^(describe|it|test)\.(?:\w+\.)*(only|skip|todo|fixme)\b/;

/** `skip` with a condition in front says when and why; with a title it takes a test away for good. */
const isConditional = ({ callee, arguments: [first] }: ESTree.CallExpression): boolean =>
  dottedName(callee)?.endsWith('.skip') === true &&
  first !== undefined &&
  first.type !== 'TemplateLiteral' &&
  !(first.type === 'Literal' && typeof first.value === 'string');

describe('the code has', () => {
  it('no enum', () => {
    expect(placesOf(sources, (report) => ({ TSEnumDeclaration: report }))).toEqual([]);
  });

  it('no any', () => {
    expect(placesOf(sources, (report) => ({ TSAnyKeyword: report }))).toEqual([]);
  });

  it('no cast through unknown', () => {
    const found = placesOf(sources, (report) => ({
      TSAsExpression: (node) => {
        const { expression } = node;
        if (expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword') report(node);
      },
    }));
    expect(found).toEqual([]);
  });

  it('no mocked module', () => {
    const found = placesOf(sources, (report) => ({
      CallExpression: (node) => {
        if (/^vi\.(mock|doMock|unmock|hoisted)$/.test(dottedName(node.callee) ?? '')) report(node);
      },
    }));
    expect(found).toEqual([]);
  });

  it('no test that is switched off, or that switches off the others', () => {
    const found = placesOf(sources, (report) => ({
      CallExpression: (node) => {
        if (WITHHELD.test(dottedName(node.callee) ?? '') && !isConditional(node)) report(node);
      },
    }));
    expect(found).toEqual([]);
  });

  it('no note that something is still to be done', () => {
    const found = sources.flatMap((source) =>
      source.parsed.comments
        .filter(({ value }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(value))
        .map(({ start }) => placeOf(source, start)),
    );
    expect(found).toEqual([]);
  });
});
