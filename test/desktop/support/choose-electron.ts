import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const electronFolder = resolve(import.meta.dirname, '../../../node_modules/electron');
const STAND_IN = resolve(import.meta.dirname, '../stand-in/bin');
/** The variable by which the electron package, and so Playwright, finds another binary than its own. */
const PLACE = 'ELECTRON_OVERRIDE_DIST_PATH';

const versionOf = (program: string): string =>
  execFileSync(program, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim().replace(/^v/, '');

/** The name of the binary inside the folder, as the electron package wrote it down when it downloaded one. */
const binaryName = (): string => {
  const file = join(electronFolder, 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8') : 'electron';
};

/** Why the binary cannot be used here; undefined when it can. */
const whyNotReal = (program: string): string | undefined => {
  if (!existsSync(program)) return 'its binary is not installed';
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay ? undefined : 'there is no display';
};

/**
 * Uses the real Electron where that can run, otherwise the stand-in, for everything that this process starts. Gives words that
 * name which, and why.
 */
export const chooseElectron = (): string => {
  const named = process.env[PLACE];
  if (named !== undefined && resolve(named) !== STAND_IN) {
    return `the Electron ${versionOf(join(named, binaryName()))} that ${PLACE} names`;
  }
  const own = join(electronFolder, 'dist', binaryName());
  const reason = whyNotReal(own);
  if (named === undefined && reason === undefined) return `the real Electron ${versionOf(own)}`;
  if (process.platform === 'win32') throw new Error('The desktop tests need Electron here: npx install-electron');
  process.env[PLACE] = STAND_IN;
  return `the stand-in for Electron (${reason ?? `${PLACE} names it`}): pages are real Chromium, the system around them is played`;
};
