import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { SetupError } from './errors.mjs';
import { withLock } from './lock.mjs';
import { projectLock } from './packages.mjs';
import { inRoot, root } from './paths.mjs';
import { lastLines, run } from './run.mjs';

const BUILD_TIMEOUT_MS = 10 * 60_000;
const sources = ['src-renderer', 'src-shared', 'src-main', 'resources/locales', 'vite.config.ts', 'package-lock.json'];
const stampFile = inRoot('dist/.renderer-stamp');

/**
 * Builds the web page the server delivers, unless its sources are unchanged.
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} node
 * @returns {Promise<'present' | 'built'>}
 */
export async function ensureClient(progress, node) {
  if (isBuilt(fingerprint())) return 'present';
  return progress.run('Building the client', (report) =>
    withLock(
      projectLock('client'),
      () => report.note('waiting for another set-up that does the same'),
      async () => {
        // Taken before the build: a change made meanwhile asks for another one.
        const current = fingerprint();
        if (!isBuilt(current)) await build(node, current);
        return /** @type {const} */ ('built');
      },
    ),
  );
}

/** @param {string} current */
function isBuilt(current) {
  try {
    return existsSync(inRoot('dist/renderer/index.html')) && readFileSync(stampFile, 'utf8') === current;
  } catch {
    return false;
  }
}

/**
 * @param {string} node
 * @param {string} current
 */
async function build(node, current) {
  rmSync(stampFile, { force: true });
  const { code, output } = await run(node, [inRoot('node_modules/vite/bin/vite.js'), 'build', '--app'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    timeoutMs: BUILD_TIMEOUT_MS,
  });
  if (code !== 0) {
    throw new SetupError(
      'The client could not be built.',
      'Correct what the lines above name, then start again.',
      lastLines(output, 30),
    );
  }
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(stampFile, current);
}

/** Names, sizes and times of the sources: reading them all would cost a start too much. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path relative to the project
 */
function addTo(hash, path) {
  const stat = statSync(inRoot(path), { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(inRoot(path)).sort()) addTo(hash, `${path}/${name}`);
}
