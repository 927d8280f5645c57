// npm test: sets up what is missing, then runs every check and every test.
// npm test -- unit storage runs only the named ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { obtainElectron } from './lib/desktop.mjs';
import { describe, SetupError } from './lib/errors.mjs';
import { atExit } from './lib/interrupts.mjs';
import { Progress } from './lib/progress.mjs';
import { SETUP_STEPS, setUpClient, setUpPackages, setUpWorker } from './lib/setup.mjs';
import { report } from './testing/report.mjs';
import { runners, runOne } from './testing/runners.mjs';

/** @typedef {import('./testing/runners.mjs').Outcome} Outcome */

/** @param {string[]} names */
function chooseRunners(names) {
  const unknown = names.filter((name) => !runners.some((runner) => runner.name === name));
  if (unknown.length > 0) {
    const known = runners.map(({ name }) => name).join(', ');
    throw new SetupError(`There is no test runner called ${unknown.join(', ')}.`, `There are: ${known}`);
  }
  return names.length > 0 ? runners.filter(({ name }) => names.includes(name)) : runners;
}

/**
 * @param {import('./testing/runners.mjs').Runner[]} chosen
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv, outcomes: Outcome[] }>}
 */
async function prepare(chosen) {
  const progress = new Progress(SETUP_STEPS + 1);
  const { node } = await setUpPackages(progress);
  if (chosen.every(({ kind }) => kind === 'check')) return { node, env: {}, outcomes: [] };
  const worker = await setUpWorker(progress, node);
  const outcomes = await tryClient(progress, node);
  progress.next();
  const chromium = await ensureChromium(progress, node);
  // Where it cannot be had, the desktop tests say so and use its stand-in.
  if (chosen.some(({ name }) => name === 'desktop')) await obtainElectron(progress, node);
  return { node, env: { MEDIASOUP_WORKER_BIN: worker.path, BECKON_CHROMIUM: chromium }, outcomes };
}

/**
 * A client that cannot be built is a failure among others: most tests do not need it.
 * @param {Progress} progress
 * @param {string} node
 * @returns {Promise<Outcome[]>}
 */
async function tryClient(progress, node) {
  try {
    await setUpClient(progress, node);
    return [];
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    return [failure('client build', 'the client could not be built')];
  }
}

/**
 * @param {string} name
 * @param {string} line
 * @returns {Outcome}
 */
function failure(name, line) {
  return { name, passed: 0, failures: [line], skipped: [], seconds: 0 };
}

/**
 * @param {string[]} names
 * @returns {Promise<Outcome[]>}
 */
async function runAll(names) {
  const chosen = chooseRunners(names);
  const { node, env, outcomes } = await prepare(chosen);
  const folder = mkdtempSync(join(tmpdir(), 'beckon-tests-'));
  const cleanUp = atExit(() => rmSync(folder, { recursive: true, force: true }));
  for (const runner of chosen) {
    process.stdout.write(`\n=== ${runner.name} ===\n`);
    outcomes.push(await runOne(runner, { node, folder, env }));
  }
  cleanUp();
  return outcomes;
}

/** @type {Outcome[]} */
let outcomes;
try {
  outcomes = await runAll(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  outcomes = [failure('set-up', error instanceof Error ? error.message : String(error))];
}
process.stdout.write(report(outcomes));
process.exitCode = outcomes.some(({ failures }) => failures.length > 0) ? 1 : 0;
