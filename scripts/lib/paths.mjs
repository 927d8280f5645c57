import { readFileSync, statSync, accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const isWindows = process.platform === 'win32';

/** The folder with package.json. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * @param {...string} parts
 * @returns {string} a path inside the project
 */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/**
 * What was built for this user, outside the clone so that a new clone finds it.
 * @param {...string} parts
 */
export function inCache(...parts) {
  return join(cacheFolder(), ...parts);
}

function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'beckon');
  if (isWindows) return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'beckon');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/beckon');
  return join(homedir(), '.cache/beckon');
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {any} the parsed file, or undefined when it is missing or broken
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
