import { Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { electron } from '../desktop/stand-in/electron.ts';
import { createPreloadElectron } from '../desktop/stand-in/page/isolated-world.ts';
import { type Source, productSources } from './support/sources.ts';
import { dottedName } from './support/syntax.ts';

const preloadElectron = createPreloadElectron(
  { post: () => undefined, ask: () => Promise.resolve(), onMessage: () => undefined, receive: () => undefined },
  { give: () => undefined, onGiven: () => undefined },
);

/** What a file imports from electron as values: the local name, and the name in electron. */
const importedNames = (source: Source): ReadonlyMap<string, string> =>
  new Map(
    source.parsed.module.staticImports
      .filter(({ moduleRequest }) => moduleRequest.value.startsWith('electron'))
      .flatMap(({ entries }) => entries)
      .flatMap(({ isType, importName, localName }) =>
        isType || importName.name === null ? [] : [[localName.value, importName.name] as const],
      ),
  );

/** Everything a file reads of electron, as `app.commandLine.getSwitchValue`. */
const membersUsed = (source: Source): readonly string[] => {
  const names = importedNames(source);
  const used = new Set(names.values());
  new Visitor({
    MemberExpression: (node) => {
      const [local = '', ...rest] = dottedName(node)?.split('.') ?? [];
      const name = names.get(local);
      if (name !== undefined) used.add([name, ...rest].join('.'));
    },
  }).visit(source.parsed.program);
  return [...used];
};

const hasMember = (root: object, path: string): boolean => {
  let held: unknown = root;
  for (const key of path.split('.')) {
    // What a member gives is no longer a member of electron.
    if (typeof held !== 'function' && (typeof held !== 'object' || held === null)) return true;
    if (!(key in held)) return false;
    held = Reflect.get(held, key);
  }
  return true;
};

const missingIn = (folder: RegExp, root: object): readonly string[] =>
  productSources
    .filter(({ path }) => folder.test(path))
    .flatMap((source) =>
      membersUsed(source)
        .filter((member) => !hasMember(root, member))
        .map((member) => `${source.path}: ${member}`),
    );

describe('the stand-in for Electron', () => {
  it('has each member that the desktop app uses', () => {
    expect(missingIn(/^src-main\/(desktop\/|[^/]+\.ts$)/, electron)).toEqual([]);
  });

  it('has each member that the preload uses', () => {
    expect(missingIn(/^src-main\/preload\//, preloadElectron)).toEqual([]);
  });

  it('is looked at for what it lacks', () => {
    expect(hasMember(electron, 'app.commandLine.getSwitchValue')).toBe(true);
    expect(hasMember(electron, 'app.commandLine.getSwitchValues')).toBe(false);
    expect(hasMember(electron, 'inAppPurchase')).toBe(false);
    expect(membersUsed(productSources.find(({ path }) => path === 'src-main/preload/bridge.ts') as Source)).toContain(
      'contextBridge.exposeInMainWorld',
    );
  });
});
