import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { SetupError } from './errors.mjs';
import { withLock } from './lock.mjs';
import { findNode24 } from './node24.mjs';
import { inCache, inRoot, readJson, root } from './paths.mjs';
import { lastLines, npm } from './run.mjs';

const INSTALL_TIMEOUT_MS = 20 * 60_000;
const stampFile = inRoot('node_modules/.beckon-packages');

/** The parts of package.json that decide what gets installed. */
const decisive = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts'];

/**
 * Installs exactly the locked packages, unless they are there.
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<'present' | 'installed'>}
 */
export async function ensurePackages(progress) {
  const wanted = packagesHash();
  if (isInstalled(wanted)) return 'present';
  return progress.run('Installing packages', (report) =>
    withLock(
      projectLock('packages'),
      () => report.note('waiting for another set-up that does the same'),
      async () => {
        if (!isInstalled(wanted)) await install(wanted);
        return /** @type {const} */ ('installed');
      },
    ),
  );
}

/**
 * A lock for work on this clone; it cannot be inside, where the work deletes things.
 * @param {string} name
 */
export function projectLock(name) {
  const clone = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return inCache('locks', `${name}-${clone}`);
}

function packagesHash() {
  const manifest = readJson(inRoot('package.json'));
  const lock = readText(inRoot('package-lock.json'));
  if (!manifest || !lock) {
    throw new SetupError('package.json or package-lock.json is missing.', 'Get a complete copy of the project.');
  }
  const parts = decisive.map((name) => manifest[name]);
  return createHash('sha256').update(JSON.stringify(parts)).update(lock).digest('hex');
}

/** @param {string} wanted */
function isInstalled(wanted) {
  if (!findNode24()) return false;
  if (readText(stampFile) === wanted) return true;
  if (!matchesLock()) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

/**
 * Whether npm itself has already installed the locked packages, for example by
 * `npm install` while working on the dependencies.
 */
function matchesLock() {
  const locked = readJson(inRoot('package-lock.json'))?.packages;
  const present = readJson(inRoot('node_modules/.package-lock.json'))?.packages;
  if (!locked || !present) return false;
  const same = (/** @type {string} */ path) =>
    locked[path]?.version === present[path]?.version && locked[path]?.integrity === present[path]?.integrity;
  const required = Object.keys(locked).filter((path) => path !== '' && !locked[path].optional);
  return [...required, ...Object.keys(present)].every(same);
}

/**
 * Install scripts run only for the packages that package.json allows; saying so
 * explicitly keeps an npm too old for "allowScripts" from running the others.
 * @param {string} wanted
 */
async function install(wanted) {
  await npmOrFail(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  const allowed = Object.entries(readJson(inRoot('package.json')).allowScripts ?? {})
    .filter(([, allow]) => allow)
    .map(([name]) => name);
  if (allowed.length > 0) await npmOrFail(['rebuild', ...allowed]);
  writeFileSync(stampFile, wanted);
}

/** @param {string[]} args */
async function npmOrFail(args) {
  const options = { cwd: root, timeoutMs: INSTALL_TIMEOUT_MS };
  const { code, output, timedOut } = await npm([...args, '--loglevel=error'], options);
  if (code === 0) return;
  throw new SetupError(
    timedOut ? 'Installing packages took too long and was stopped.' : 'Installing packages failed.',
    'npm removes node_modules first, so the project cannot run now. Check the network and the lines above, then start again.',
    lastLines(withoutStacks(output), 15),
  );
}

/** @param {string} output of npm, whose stack traces push out the lines that say something */
function withoutStacks(output) {
  return output.replaceAll(/^npm error\s+at .*\n/gm, '');
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
