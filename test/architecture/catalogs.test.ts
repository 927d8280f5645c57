import { describe, expect, it } from 'vitest';
import { catalogNames, publishedApis, translatorNames } from '#test/contract/support/dialects.ts';
import { saidEntries } from './support/said-entries.ts';

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Two routes that differ only in the name of a parameter are the same to a router. */
const address = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replaceAll(/:\w+/g, ':')}`;

describe('the published APIs', () => {
  it('have a translator each, and no translator is without a catalog', () => {
    expect(translatorNames).toEqual(catalogNames);
  });

  it('share a route or a message only where all but one say what they own', () => {
    const bound = publishedApis.flatMap(({ dialect }) => [
      ...dialect.routes.map(({ entry, owns }) => ({ at: address(entry), owns })),
      ...dialect.messages.map(({ entry, owns }) => ({ at: entry.name, owns })),
    ]);
    const greedy = bound.filter(({ owns }) => owns === undefined).map(({ at }) => at);
    expect(repeated(greedy)).toEqual([]);
  });
});

describe.each(publishedApis)('$name', ({ name, catalog, dialect }) => {
  const { routes, requests, inbounds, outbounds } = catalog;
  const toServer = [...Object.values(requests), ...Object.values(inbounds)];
  const entries = [...Object.values(routes), ...toServer, ...Object.values(outbounds)];

  it('is called by the name of its folder', () => {
    expect(catalog.name).toBe(name);
    expect(dialect.name).toBe(name);
    expect(dialect.title).toBe(catalog.title);
  });

  it('uses each name once in each direction', () => {
    expect(repeated(toServer.map((entry) => entry.name))).toEqual([]);
    expect(repeated(Object.values(outbounds).map((entry) => entry.name))).toEqual([]);
  });

  it('has entries, each of them with a summary and an example', () => {
    expect(entries.length).toBeGreaterThan(0);
    const bare = entries.filter(({ summary, example }) => summary.trim() === '' || example === undefined);
    expect(bare.map((entry) => ('path' in entry ? entry.path : entry.name))).toEqual([]);
  });

  it('shows in the example of a route the parts that the route has', () => {
    const shown = Object.values(routes).map(({ example }) => [
      example.params !== undefined,
      example.body !== undefined,
    ]);
    const needed = Object.values(routes).map(({ params, body }) => [params !== undefined, body !== undefined]);
    expect(shown).toEqual(needed);
  });

  it('names in its schema the very parameters of a path', () => {
    for (const { path, params } of Object.values(routes)) {
      const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
      expect(new Set(Object.keys(params?.shape ?? {})), path).toEqual(new Set(inPath));
    }
  });

  it('binds every route of its catalog, once', () => {
    expect(dialect.routes.map(({ entry }) => address(entry)).sort()).toEqual(Object.values(routes).map(address).sort());
  });

  it("binds every message to the server, once; signing in is the connection's own", () => {
    const bound = dialect.messages.map(({ entry }) => entry.name);
    const signIn = dialect.signIn ? [dialect.signIn.entry.name] : [];
    expect([...bound, ...signIn].sort()).toEqual(toServer.map((entry) => entry.name).sort());
  });

  it('offers every message from the server, and can say each of them', () => {
    const names = Object.values(outbounds).map((entry) => entry.name);
    expect(dialect.outbounds.map((entry) => entry.name).sort()).toEqual(names.sort());
    expect([...saidEntries(name)].sort()).toEqual(Object.keys(outbounds).sort());
  });
});
