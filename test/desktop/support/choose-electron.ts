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

/**
 * Uses the real Electron where its binary is, otherwise the stand-in, for everything that this process starts. Gives a sentence
 * that names which.
 */
export const chooseElectron = (): string => {
  const own = join(electronFolder, 'dist', binaryName());
  const named = process.env[PLACE];
  if (named === undefined && existsSync(own)) return `the real Electron ${versionOf(own)}`;
  if (named !== undefined && resolve(named) !== STAND_IN) {
    return `the Electron ${versionOf(join(named, binaryName()))} that ${PLACE} names`;
  }
  process.env[PLACE] = STAND_IN;
  return 'the stand-in for Electron, because its binary is not installed: windows are real Chromium pages, the system around them is played';
};
