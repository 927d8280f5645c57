import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { SetupError } from './errors.mjs';
import { atExit } from './interrupts.mjs';
import { inRoot, readJson, root } from './paths.mjs';
import { Progress } from './progress.mjs';
import { lastLines, run } from './run.mjs';
import { SETUP_STEPS, setUp } from './setup.mjs';

const TIMEOUT_MS = 60 * 60_000;

/**
 * @typedef {object} Runner
 * @property {string} name
 * @property {(file: string) => string[]} command that leaves its JSON in the file
 * @property {(file: string) => NodeJS.ProcessEnv} env
 */

/** @type {Runner} */
const vitest = {
  name: 'Vitest',
  command: (file) => [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${file}`],
  env: () => ({}),
};

/**
 * @param {string} name
 * @param {string} folder of the tests, with their configuration
 * @returns {Runner}
 */
const playwright = (name, folder) => ({
  name,
  command: () => [
    inRoot('node_modules/@playwright/test/cli.js'),
    'test',
    '-c',
    `${folder}/playwright.config.ts`,
    '--reporter=json',
  ],
  env: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
});

const runners = [vitest, playwright('Chromium', 'test/e2e'), playwright('the desktop app', 'test/desktop')];

/**
 * Sets up what the tests need, then runs them all.
 * @returns {Promise<unknown[]>} the JSON of each runner
 */
export async function runTests() {
  const progress = new Progress(SETUP_STEPS + 1 + runners.length);
  const { node, worker } = await setUp(progress);
  progress.next();
  const env = { MEDIASOUP_WORKER_BIN: worker.path, BECKON_CHROMIUM: await ensureChromium(progress, node) };
  const folder = mkdtempSync(join(tmpdir(), 'beckon-acceptance-'));
  const cleanUp = atExit(() => rmSync(folder, { recursive: true, force: true }));
  const results = [];
  for (const [index, runner] of runners.entries()) {
    progress.next();
    const file = join(folder, `${index}.json`);
    results.push(await progress.run(`Running the tests of ${runner.name}`, () => runOne(runner, { node, env, file })));
  }
  cleanUp();
  return results;
}

/**
 * Failing tests are results like others; only a runner that leaves none is an error.
 * @param {Runner} runner
 * @param {{ node: string, env: NodeJS.ProcessEnv, file: string }} context
 */
async function runOne(runner, { node, env, file }) {
  const { output } = await run(node, runner.command(file), {
    cwd: root,
    env: { ...process.env, ...env, ...runner.env(file) },
    timeoutMs: TIMEOUT_MS,
  });
  const result = readJson(file);
  if (result) return result;
  throw new SetupError(`${runner.name} gave no result.`, 'Correct what the lines above name.', lastLines(output, 30));
}
