import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Switches } from '../program/command-line.ts';
import { CdpPipe, type CdpSession } from './pipe.ts';

/** Debian's start script adds flags and noise of its own, so the program itself comes first. */
const PROGRAMS = [
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const DEBIAN_SCRIPT = '/usr/bin/chromium';
const CLOSE_LIMIT_MS = 3000;
const KEPT_LINES = 40;

/** What Electron's Chromium does by itself, and Debian's does only when told. */
const ALWAYS = [
  'no-startup-window',
  'remote-debugging-pipe',
  'no-first-run',
  'no-default-browser-check',
  'disable-background-networking',
  'disable-component-update',
  'disable-default-apps',
  'disable-sync',
  'disable-quic',
  'disable-extensions',
  'disable-background-timer-throttling',
  'disable-backgrounding-occluded-windows',
  'disable-renderer-backgrounding',
  'disable-popup-blocking',
  'disable-dev-shm-usage',
  'password-store=basic',
  'use-fake-ui-for-media-stream',
  'autoplay-policy=no-user-gesture-required',
  'allow-file-access-from-files',
];

const PERMISSIONS = [
  'audioCapture',
  'videoCapture',
  'displayCapture',
  'notifications',
  'clipboardReadWrite',
  'clipboardSanitizedWrite',
] as const;

/** A running Chromium without any window. */
export interface Chromium {
  readonly root: CdpSession;
  readonly version: string;
  session(sessionId: string): CdpSession;
  /** Asks it to end, and takes it away when it does not listen. */
  close(): Promise<void>;
  /** For the last moment of the process, when nothing can be awaited. */
  kill(): void;
  readonly gone: Promise<void>;
}

const findProgram = (): string => {
  const named = process.env.BECKON_CHROMIUM;
  if (named !== undefined && named !== DEBIAN_SCRIPT) return named;
  const found = PROGRAMS.find((program) => existsSync(program));
  if (found === undefined) throw new Error('The Electron stand-in needs Chromium; BECKON_CHROMIUM can name one.');
  return found;
};

/** Starts Chromium on a profile of its own inside the app's data folder. */
export const launchChromium = async (switches: Switches, profile: string): Promise<Chromium> => {
  mkdirSync(profile, { recursive: true });
  const own = new Map(ALWAYS.map((name) => [name.split('=')[0], name]));
  if (process.env.DISPLAY === undefined) own.set('headless', 'headless=new');
  if (process.getuid?.() === 0) own.set('no-sandbox', 'no-sandbox');
  switches.set('disable-features', 'LocalNetworkAccessChecks');
  const asked = switches.forChromium();
  for (const arg of asked) own.delete(arg.slice(2).split('=')[0]);
  const args = [...[...own.values()].map((name) => `--${name}`), ...asked, `--user-data-dir=${profile}`];
  const child = spawn(findProgram(), args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const lines = readLines(child);
  const pipe = new CdpPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const gone = once(child, 'exit').then(() => undefined);
  const root = pipe.session();
  const version = await prepare(root).catch((error: unknown) => {
    throw new Error(`Chromium did not start:\n${lines.join('\n')}`, { cause: error });
  });
  return {
    root,
    version,
    session: (id) => pipe.session(id),
    gone,
    kill: () => void child.kill('SIGKILL'),
    async close() {
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS);
      // A browser that is already gone cannot answer, and need not.
      await Promise.race([root.send('Browser.close').catch(() => undefined), gone]);
      await gone;
      clearTimeout(timer);
    },
  };
};

/** Gives its version. */
const prepare = async (root: CdpSession): Promise<string> => {
  const { product } = await root.send('Browser.getVersion');
  await root.send('Target.setDiscoverTargets', { discover: true });
  await root.send('Browser.grantPermissions', { permissions: [...PERMISSIONS] });
  return product.replace(/^.*\//, '');
};

/** Playwright reads the address of the DevTools from stderr; the rest is kept for a crash. */
const readLines = ({ stderr }: ChildProcess): string[] => {
  const lines: string[] = [];
  if (!stderr) return lines;
  createInterface(stderr).on('line', (line) => {
    if (line.startsWith('DevTools listening on')) process.stderr.write(`${line}\n`);
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
  });
  return lines;
};
