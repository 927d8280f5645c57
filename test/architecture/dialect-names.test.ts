import { describe, expect, it } from 'vitest';
import { catalogNames } from '#test/contract/support/dialects.ts';
import { mentionOf } from './support/dialect-names.ts';
import { productSources } from './support/sources.ts';
import { placesOf } from './support/syntax.ts';

/** Its own folders, the composition that mounts it, and our client, which speaks one of them. */
const mayName = (path: string, dialect: string): boolean =>
  path.startsWith(`src-shared/dialects/${dialect}/`) ||
  path.startsWith(`src-main/server/dialects/${dialect}/`) ||
  path.startsWith('src-renderer/client/') ||
  /^src-main\/server\/[^/]+$/.test(path);

const mentions = (dialect: string): string[] => {
  const { inIdentifier, inString } = mentionOf(dialect);
  const sources = productSources.filter(({ path }) => !mayName(path, dialect));
  return placesOf(sources, (report) => ({
    Identifier: (node) => {
      if (inIdentifier.test(node.name)) report(node);
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && inString.test(node.value)) report(node);
    },
    TemplateElement: (node) => {
      if (inString.test(node.value.raw)) report(node);
    },
  }));
};

describe('the name of a dialect', () => {
  it('is known of at least one', () => {
    expect(catalogNames).toContain('conversation-calls');
  });

  it.each(catalogNames)('%s stays in its own folders, the composition and our client', (dialect) => {
    expect(mentions(dialect)).toEqual([]);
  });

  it.each([
    ['conversation-calls', 'conversationCallsDialect', true],
    ['conversation-calls', 'ConversationCalls', true],
    ['conversation-calls', 'conversation', false],
    ['platform', 'platform', false],
    ['platform', 'platformDialect', true],
  ])('%s is seen in %s: %s', (dialect, identifier, seen) => {
    expect(mentionOf(dialect).inIdentifier.test(identifier)).toBe(seen);
  });
});
