import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from './errors.mjs';
import { atExit } from './interrupts.mjs';
import { withLock } from './lock.mjs';
import { inCache, inRoot, isExecutable, isWindows, readJson } from './paths.mjs';
import { lastLines, run } from './run.mjs';
import { buildWorker, requireBuildTools } from './worker-build.mjs';
import { recipeHash } from './worker-recipe.mjs';

const DOWNLOAD_TIMEOUT_MS = 120_000;
const CHECK_TIMEOUT_MS = 30_000;
const program = isWindows ? 'mediasoup-worker.exe' : 'mediasoup-worker';
const checkProgram = fileURLToPath(import.meta.resolve('../worker/check.mjs'));
const mediasoup = inRoot('node_modules/mediasoup');

/**
 * @typedef {object} Worker
 * @property {string} path
 * @property {'MEDIASOUP_WORKER_BIN' | 'packaged' | 'cached' | 'downloaded' | 'built'} source
 */

/**
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} node the Node to check a new program with
 * @returns {Promise<Worker>}
 */
export async function obtainWorker(progress, node) {
  const present = findWorker();
  if (present) return present;
  const target = cachedProgram();
  return progress.run('Getting the media worker', (report) =>
    withLock(
      `${dirname(target)}.lock`,
      () => report.note('waiting for another set-up that does the same'),
      async () => findWorker() ?? make(target, node, report),
    ),
  );
}

/** @returns {Worker | undefined} the worker that is there without any work */
function findWorker() {
  const chosen = process.env.MEDIASOUP_WORKER_BIN;
  if (chosen) {
    if (isExecutable(chosen)) return { path: resolve(chosen), source: 'MEDIASOUP_WORKER_BIN' };
    throw new SetupError(
      `MEDIASOUP_WORKER_BIN names ${chosen}, which is not an executable file.`,
      'Correct it, or unset it to have the worker set up automatically.',
    );
  }
  const packaged = inRoot('resources/bin', program);
  if (isExecutable(packaged)) return { path: packaged, source: 'packaged' };
  const cached = cachedProgram();
  return isExecutable(cached) ? { path: cached, source: 'cached' } : undefined;
}

function cachedProgram() {
  const version = readJson(join(mediasoup, 'package.json'))?.version;
  if (!version) throw new SetupError('mediasoup is not installed.', 'Run: npm run setup');
  return inCache('mediasoup-worker', `${version}-${process.platform}-${process.arch}-${recipeHash()}`, program);
}

/**
 * @param {string} target
 * @param {string} node
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<Worker>}
 */
async function make(target, node, report) {
  const prefix = `${basename(dirname(target))}.tmp-`;
  const parent = dirname(dirname(target));
  // Left by a set-up that was killed; we hold the lock, so nobody works there.
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    removeFolder(join(parent, name));
  }
  const folder = mkdtempSync(join(parent, prefix));
  const cleanUp = atExit(() => removeFolder(folder));
  try {
    const downloaded = await download(folder, node);
    const made = downloaded ?? (await build(folder, node, report));
    mkdirSync(dirname(target), { recursive: true });
    renameSync(made, target);
    return { path: target, source: downloaded ? 'downloaded' : 'built' };
  } finally {
    cleanUp();
  }
}

/** @param {string} folder where a compiler that was just told to end may still write */
function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * mediasoup's own installer fetches its prebuilt worker. One attempt: where
 * there is no network it fails at once, and trying again would not help.
 * @param {string} folder
 * @param {string} node
 */
async function download(folder, node) {
  const env = { ...process.env };
  delete env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD;
  delete env.MEDIASOUP_LOCAL_DEV;
  // After a failed download the installer would build with Python; we build ourselves.
  env.PYTHON = 'beckon-builds-the-worker-itself';
  const { code } = await run(node, ['npm-scripts.mjs', 'postinstall'], {
    cwd: mediasoup,
    env,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  const fetched = join(mediasoup, 'worker/out/Release', program);
  if (code !== 0 || !isExecutable(fetched)) return undefined;
  const copy = join(folder, program);
  copyFileSync(fetched, copy);
  chmodSync(copy, 0o755);
  return (await check(copy, node)).works ? copy : undefined;
}

/**
 * @param {string} folder
 * @param {string} node
 * @param {import('./progress.mjs').Report} report
 */
async function build(folder, node, report) {
  await requireBuildTools();
  const built = await buildWorker(join(mediasoup, 'worker'), folder, report);
  const { works, output } = await check(built, node);
  if (works) return built;
  throw new SetupError(
    'The media worker was built, but it does not work on this machine.',
    'Set MEDIASOUP_WORKER_BIN to a mediasoup-worker program, or report the lines above.',
    lastLines(output, 15),
  );
}

/**
 * @param {string} file
 * @param {string} node
 */
async function check(file, node) {
  const { code, output } = await run(node, [checkProgram, file], {
    timeoutMs: CHECK_TIMEOUT_MS,
  });
  return { works: code === 0, output };
}
