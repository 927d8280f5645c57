import Module, { registerHooks } from 'node:module';

const NAMES = new Set(['electron', 'electron/main', 'electron/common']);
const ADDRESS = 'electron-stand-in:module';
const PLACE = 'electronStandIn';
/** What module systems look for on any module. */
const LOOKED_FOR = new Set(['__esModule', 'then', 'default', 'toJSON']);

/** Named exports and the default, all of them the very objects that `require` gives. */
const moduleText = (names: readonly string[]): string =>
  [
    `const electron = globalThis[Symbol.for('${PLACE}')];`,
    'export default electron;',
    ...names.map((name) => `export const ${name} = electron.${name};`),
  ].join('\n');

/**
 * From now on `require` and `import` of electron give this object: in the app, in Playwright's loader and in what tests evaluate.
 * The package of that name, which knows only where its binary would be, is never reached.
 */
export const provideElectron = (members: Readonly<Record<string, unknown>>): void => {
  const electron = new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || LOOKED_FOR.has(key)) return Reflect.get(target, key);
      throw new Error(`The Electron stand-in has no ${key}`);
    },
  });
  Reflect.set(globalThis, Symbol.for(PLACE), electron);
  const load = Reflect.get(Module, '_load') as (this: unknown, name: string, ...rest: unknown[]) => unknown;
  Reflect.set(Module, '_load', function loadOrProvide(this: unknown, name: string, ...rest: unknown[]) {
    return NAMES.has(name) ? electron : load.call(this, name, ...rest);
  });
  registerHooks({
    resolve: (name, context, next) =>
      NAMES.has(name) ? { url: ADDRESS, format: 'module', shortCircuit: true } : next(name, context),
    load: (url, context, next) =>
      url === ADDRESS
        ? { format: 'module', source: moduleText(Object.keys(members)), shortCircuit: true }
        : next(url, context),
  });
};
