import { expect, it } from 'vitest';
import { publishedApis } from '#test/contract/support/dialects.ts';
import { createPathOwners } from '#server/transports/http/index.ts';

const named = (name: string) => {
  const found = publishedApis.find((api) => api.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found.dialect;
};

const ownerOf = createPathOwners([
  named('conversation-calls'),
  named('direct-calls'),
  named('session-rooms'),
  named('platform'),
]);

it.each([
  ['/api/video-calls/nothing', 'session-rooms'],
  ['/api/v1/video-calls', 'session-rooms'],
  ['/api/v1/calls/1/nothing?x=/api/video-calls', 'direct-calls'],
  ['/api/auth/login', 'platform'],
  ['/api/calls/1', 'conversation-calls'],
  ['/api', 'conversation-calls'],
  ['/api/', 'conversation-calls'],
  ['/', 'conversation-calls'],
  ['/nothing/of/the/kind', 'conversation-calls'],
])('%s is of %s', (path, owner) => {
  expect(ownerOf(path).name).toBe(owner);
});
