import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot, root } from '../lib/paths.mjs';
import { npm, run } from '../lib/run.mjs';
import { emptyResult, loadResult, RESULT_FILE } from './result.mjs';

const MINUTE = 60_000;

/**
 * @typedef {object} Runner
 * @property {string} name
 * @property {'check' | 'vitest' | 'playwright'} kind
 * @property {string} [script] npm script of a check
 * @property {string} [config] what Playwright is told
 * @property {number} timeoutMs
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {string[]} failures a line for each failure
 * @property {{ name: string, reason: string }[]} skipped
 * @property {number} seconds
 * @property {string} [ranOn] what the tests ran on, where that is not always the same
 *
 * @typedef {object} Context
 * @property {string} node
 * @property {string} folder for files of results
 * @property {NodeJS.ProcessEnv} env what the set-up found, for the tests
 */

/** @type {Runner[]} in the order they run: the quickest to fail first */
export const runners = [
  { name: 'types', kind: 'check', script: 'check:types', timeoutMs: 5 * MINUTE },
  { name: 'lint', kind: 'check', script: 'lint', timeoutMs: 5 * MINUTE },
  { name: 'format', kind: 'check', script: 'format:check', timeoutMs: 5 * MINUTE },
  { name: 'dead', kind: 'check', script: 'check:dead', timeoutMs: 5 * MINUTE },
  ...['architecture', 'unit', 'contract', 'storage', 'media', 'conformance', 'renderer', 'packaging'].map((name) => ({
    name,
    kind: /** @type {const} */ ('vitest'),
    timeoutMs: 25 * MINUTE,
  })),
  { name: 'e2e', kind: 'playwright', config: 'test/e2e/playwright.config.ts', timeoutMs: 30 * MINUTE },
  { name: 'desktop', kind: 'playwright', config: 'test/desktop/playwright.config.ts', timeoutMs: 15 * MINUTE },
];

/**
 * @param {Runner} runner
 * @param {Context} context
 * @returns {Promise<Outcome>}
 */
export async function runOne(runner, context) {
  const startedAt = performance.now();
  const resultFile = join(context.folder, `${runner.name}.json`);
  const options = {
    cwd: root,
    env: environment(context, resultFile),
    show: true,
    timeoutMs: runner.timeoutMs,
  };
  const ended = await start(runner, context.node, options);
  const counted = runner.kind === 'check' ? checkResult(runner, ended.code) : loadResult(resultFile);
  return {
    name: runner.name,
    passed: counted?.passed ?? 0,
    failures: failuresOf(runner, ended, counted),
    skipped: counted?.skipped ?? [],
    seconds: (performance.now() - startedAt) / 1000,
    ranOn: counted?.ranOn,
  };
}

/**
 * @param {Runner} runner
 * @param {string} node
 * @param {import('../lib/run.mjs').RunOptions} options
 */
function start(runner, node, options) {
  if (runner.kind === 'check') return npm(['run', '--silent', runner.script ?? ''], { ...options, node });
  if (runner.kind === 'vitest') {
    const reporters = [
      '--reporter=default',
      `--reporter=${fileURLToPath(import.meta.resolve('./vitest-reporter.mjs'))}`,
    ];
    const vitest = inRoot('node_modules/vitest/dist/cli.js');
    return run(node, [vitest, 'run', '--project', runner.name, ...reporters], options);
  }
  const reporters = `--reporter=list,${fileURLToPath(import.meta.resolve('./playwright-reporter.mjs'))}`;
  const playwright = inRoot('node_modules/@playwright/test/cli.js');
  return run(node, [playwright, 'test', '-c', runner.config ?? '', reporters], options);
}

/**
 * @param {Context} context
 * @param {string} resultFile
 */
function environment(context, resultFile) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...context.env, [RESULT_FILE]: resultFile };
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  // Programs that the tests start by the name "node" get the same Node.
  env[pathName] = [dirname(context.node), env[pathName]].join(delimiter);
  return env;
}

/**
 * @param {Runner} runner
 * @param {number} code
 */
function checkResult(runner, code) {
  return code === 0 ? { ...emptyResult(), passed: 1 } : { ...emptyResult(), failed: [`npm run ${runner.script}`] };
}

/**
 * @param {Runner} runner
 * @param {import('../lib/run.mjs').RunResult} ended
 * @param {import('./result.mjs').Result | undefined} counted
 */
function failuresOf(runner, ended, counted) {
  const late = ended.timedOut ? [`stopped after ${runner.timeoutMs / MINUTE} minutes`] : [];
  if (!counted) return [...late, 'it gave no result'];
  const failures = [...counted.failed, ...counted.errors, ...late];
  if (failures.length > 0) return failures;
  if (counted.passed + counted.skipped.length === 0) return ['it ran no test'];
  return ended.code === 0 ? [] : [`it ended with exit code ${ended.code}`];
}
