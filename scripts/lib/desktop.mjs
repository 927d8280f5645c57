import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { adopt, takeSignals } from './interrupts.mjs';
import { inRoot, root } from './paths.mjs';
import { run } from './run.mjs';

const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;
const electronFolder = inRoot('node_modules/electron');

/**
 * @typedef {object} Circumstances
 * @property {string[]} args what was given to `npm start`
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} isRoot
 *
 * @typedef {{ kind: 'desktop', args: string[] } | { kind: 'server', args: string[], why?: string }} Program
 */

/**
 * What to start: the desktop app, or the server alone and why. `why` is missing when exactly that was asked for.
 * @param {Circumstances} circumstances
 * @returns {Program}
 */
export function chooseProgram({ args, platform, env, isRoot }) {
  const serverArgs = args.filter((arg) => arg !== '--headless');
  if (serverArgs.length < args.length) return { kind: 'server', args: serverArgs };
  const links = args.filter((arg) => /^beckon:/i.test(arg));
  /** @param {string} why */
  const server = (why) => ({ kind: /** @type {const} */ ('server'), args, why });
  if (args.some((arg) => arg === '--help' || arg === '--version')) return { kind: 'server', args };
  if (links.length < args.length) return server('options for the server were given');
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return server('there is no display');
  if (platform === 'linux' && isRoot) return server('Electron keeps its sandbox, and that does not run as root');
  return { kind: 'desktop', args: links };
}

/** @returns {string | undefined} the program of Electron, where it has been obtained */
function findElectron() {
  const name = existsSync(`${electronFolder}/path.txt`)
    ? readFileSync(`${electronFolder}/path.txt`, 'utf8')
    : 'electron';
  const place = `${process.env.ELECTRON_OVERRIDE_DIST_PATH ?? `${electronFolder}/dist`}/${name}`;
  return existsSync(place) ? place : undefined;
}

/**
 * The program of Electron; obtained if it is not there, by one attempt, which fails at once without internet.
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} node
 * @returns {Promise<string | undefined>}
 */
export async function obtainElectron(progress, node) {
  const present = findElectron();
  if (present) return present;
  await progress.run('Getting Electron', () =>
    run(node, [`${electronFolder}/install.js`], { cwd: root, timeoutMs: DOWNLOAD_TIMEOUT_MS }),
  );
  return findElectron();
}

/**
 * Runs the desktop app until it ends.
 * @param {string} electron
 * @param {string} workerPath
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runDesktop(electron, workerPath, args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, MEDIASOUP_WORKER_BIN: workerPath };
    const app = adopt(spawn(electron, [root, ...args], { cwd: root, env, stdio: 'inherit' }));
    takeSignals((signal) => app.kill(signal));
    app.once('error', reject);
    app.once('exit', (code) => resolve(code ?? 1));
  });
}
