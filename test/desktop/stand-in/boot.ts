// The stand-in's first lines: makes this Node process look like Electron's main process, runs the app, starts Chromium.
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { announceReady, app } from './api/app.ts';
import { findPath } from './api/app-paths.ts';
import { type Chromium, launchChromium } from './browser/chromium.ts';
import { electron } from './electron.ts';
import { provideElectron } from './program/modules.ts';
import { appPlace, electronVersion, programPath, setChromium, startArguments, switches } from './program/runtime.ts';

const PARENT_CHECK_MS = 1000;

const lookLikeElectron = (): void => {
  const facts = { type: 'browser', resourcesPath: join(appPlace().folder, 'resources'), defaultApp: true };
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(process, name, { value, writable: true });
  const versions = { ...process.versions, electron: electronVersion, chrome: '' };
  Object.defineProperty(process, 'versions', { value: versions, configurable: true });
  process.argv = [programPath, ...startArguments.all];
};

/** A test runner that was killed must not leave an app behind. */
const endWithParent = (): void => {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, PARENT_CHECK_MS).unref();
};

const runApp = async (): Promise<void> => {
  const require = createRequire(import.meta.url);
  for (const file of startArguments.preloads) require(file);
  let isDone = false;
  process.once('exit', () => {
    if (!isDone) process.stderr.write(`${appPlace().entry} never finished: does it wait for the app to be ready?\n`);
  });
  await import(pathToFileURL(appPlace().entry).href);
  isDone = true;
};

/** A browser that goes by itself takes the app with it. */
const follow = (browser: Chromium): void => {
  process.once('exit', () => browser.kill());
  void browser.gone.then(() => process.exit(process.exitCode ?? 1));
};

const start = async (): Promise<void> => {
  lookLikeElectron();
  endWithParent();
  if (startArguments.inspectPort !== undefined) inspector.open(startArguments.inspectPort, '127.0.0.1');
  provideElectron(electron);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  await runApp();
  // Only now are all switches known that the app wants Chromium to have.
  const browser = await launchChromium(switches, join(findPath('userData'), 'Chromium'));
  follow(browser);
  Reflect.set(process.versions, 'chrome', browser.version);
  setChromium(browser);
  app.emit('will-finish-launching');
  announceReady();
};

if (startArguments.asksVersion) process.stdout.write(`v${electronVersion}\n`);
else await start();
