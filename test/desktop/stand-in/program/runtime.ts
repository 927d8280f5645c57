import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Chromium } from '../browser/chromium.ts';
import { type StartArguments, Switches, readArguments } from './command-line.ts';

/** The app that was named on the command line. */
export interface AppPlace {
  readonly folder: string;
  readonly entry: string;
  readonly name: string;
  readonly version: string;
}

/** What Electron 45 gives as its own version; the package is installed, its binary is not. */
const electronPackage = resolve(import.meta.dirname, '../../../../node_modules/electron/package.json');

const readPackage = (file: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

export const electronVersion = String(readPackage(electronPackage)['version']);
export const programPath = resolve(import.meta.dirname, '../bin/electron');
export const startArguments: StartArguments = readArguments(process.argv.slice(2));
export const switches = new Switches(startArguments.all);

/** Finds the app as Electron does: a folder with a package.json, or a file. */
const findApp = (word: string | undefined): AppPlace => {
  const path = resolve(word ?? '.');
  if (!statSync(path).isDirectory())
    return { folder: dirname(path), entry: path, name: 'Electron', version: electronVersion };
  const {
    main = 'index.js',
    name = 'Electron',
    productName = name,
    version = '',
  } = readPackage(join(path, 'package.json'));
  return { folder: path, entry: resolve(path, String(main)), name: String(productName), version: String(version) };
};

let place: AppPlace | undefined;

/** The app of this run. */
export const appPlace = (): AppPlace => (place ??= findApp(startArguments.entry));

const launched = Promise.withResolvers<Chromium>();
let running: Chromium | undefined;

/** Chromium, as soon as it runs; windows wait for it. */
export const chromium: Promise<Chromium> = launched.promise;

export const setChromium = (browser: Chromium): void => {
  running = browser;
  launched.resolve(browser);
};

/** Ends Chromium, if it runs, and then this process. */
export const endProcess = async (code: number): Promise<never> => {
  process.exitCode = code;
  await running?.close();
  return process.exit(code);
};
