import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ElectronApplication, type Page, type TestInfo, _electron, test } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');
const KEPT_LINES = 200;
const GONE_LIMIT_MS = 10_000;
const LOOK_EVERY_MS = 20;
const PICTURE_LIMIT_MS = 15_000;

/** Switches of Chromium that the real binary and the stand-in take alike. */
const FAKE_MEDIA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** The stand-in's pages of the app come from here, which servers take for another place than the app. */
const STAND_IN_ORIGIN = 'https://client.beckon-app.standin';

/** How an app is started. */
export interface AppWish {
  /** The folder of the app, if not Beckon itself. */
  readonly app?: string;
  /** Kept from an earlier run; else an empty one that goes with the app. */
  readonly dataFolder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A running copy of the app, on a data folder of its own. */
export interface DesktopApp {
  readonly electron: ElectronApplication;
  readonly dataFolder: string;
  /** The first window. */
  readonly page: Page;
  /** The last lines that the main process wrote. */
  log(): string;
  /** As a person quits it; the data folder stays. */
  quit(): Promise<void>;
  /** Takes all its processes away without warning; the data folder stays. */
  kill(): Promise<void>;
  /** A further start on the same data folder, as a double click or a link does; resolves when that process has ended. */
  startAgain(args?: readonly string[]): Promise<number | null>;
}

const argsFor = ({ app = root, args = [] }: AppWish, dataFolder: string): string[] => [
  app,
  `--user-data-dir=${dataFolder}`,
  ...FAKE_MEDIA,
  ...args,
];

const keepLog = (child: ChildProcess): (() => string) => {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  return () => lines.join('\n');
};

/** The program that the electron package knows: the binary, or the stand-in. */
const electronProgram = (): string => createRequire(import.meta.url)('electron/index.js') as string;

/** Playwright starts the app as the head of a process group, except on Windows. False when none of them is left. */
const signalAll = ({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  if (pid === undefined) return false;
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    return false;
  }
};

/** Starts the app and waits for its first window. */
const launchApp = async (wish: AppWish = {}): Promise<DesktopApp> => {
  const dataFolder = wish.dataFolder ?? (await mkdtemp(join(tmpdir(), 'beckon-desktop-')));
  const env = { ...process.env, BECKON_CORS_ORIGINS: STAND_IN_ORIGIN, ...wish.env } as Record<string, string>;
  const electron = await _electron.launch({ cwd: root, args: argsFor(wish, dataFolder), env, locale: 'en-US' });
  const child = electron.process();
  const log = keepLog(child);
  const gone = once(child, 'exit');
  return {
    electron,
    dataFolder,
    log,
    page: await electron.firstWindow(),
    quit: () => electron.close(),
    async kill() {
      signalAll(child, 'SIGKILL');
      await gone;
      // Processes of Chromium, and a server, write into the data folder until their very end.
      const limit = Date.now() + GONE_LIMIT_MS;
      while (signalAll(child, 0) && Date.now() < limit) await wait(LOOK_EVERY_MS);
    },
    async startAgain(args = []) {
      const second = spawn(electronProgram(), ['--no-sandbox', ...argsFor({ ...wish, args }, dataFolder)], {
        cwd: root,
        env,
        stdio: 'ignore',
      });
      await once(second, 'exit', { signal: AbortSignal.timeout(GONE_LIMIT_MS) });
      return second.exitCode;
    },
  };
};

/** The apps of one test: all are ended after it, and their logs are kept when it failed. */
export interface Desktop {
  launch(wish?: AppWish): Promise<DesktopApp>;
}

/** What helps to understand a failure: the log, and how the windows look. */
const keepTraces = async (app: DesktopApp, name: string, info: TestInfo): Promise<void> => {
  await info.attach(`log of ${name}`, { body: app.log() });
  for (const [index, page] of app.electron.windows().entries()) {
    // A window may be gone already; the log stays.
    const picture = await page.screenshot({ timeout: PICTURE_LIMIT_MS }).catch(() => undefined);
    if (picture) await info.attach(`window ${index + 1} of ${name}`, { body: picture, contentType: 'image/png' });
  }
};

/** `test` with a desktop on which apps can be started. */
export const desktopTest = test.extend<{ desktop: Desktop }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern
  desktop: async ({}, use, info) => {
    const apps: DesktopApp[] = [];
    await use({
      async launch(wish) {
        const app = await launchApp(wish);
        apps.push(app);
        return app;
      },
    });
    for (const [index, app] of apps.entries()) {
      if (info.status !== info.expectedStatus) await keepTraces(app, `app ${index + 1}`, info);
      await app.kill();
      // On Windows files stay locked for a moment.
      await rm(app.dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  },
});
