import { availableParallelism } from 'node:os';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './errors.mjs';
import { lastLines, run } from './run.mjs';
import { isDebian, requirePackages } from './system-packages.mjs';
import {
  compilerFlags,
  includeFolders,
  linkedLibraries,
  sourceFiles,
  sourcePatch,
  systemPackages,
} from './worker-recipe.mjs';

const COMPILER = 'g++';

/** Makes sure that compiler, schema compiler and libraries are there. */
export async function requireBuildTools() {
  if (process.platform !== 'linux') {
    throw new SetupError(
      'The media worker could not be downloaded, and it can be built here on Linux only.',
      'Check the network and start again, or set MEDIASOUP_WORKER_BIN to a mediasoup-worker program.',
    );
  }
  if (isDebian()) return requirePackages(systemPackages, 'building the media worker');
  for (const tool of [COMPILER, 'flatc']) {
    if ((await run(tool, ['--version'])).code === 0) continue;
    throw new SetupError(
      `The media worker could not be downloaded, and building it needs ${tool}, which is not installed.`,
      'Install a C++20 compiler, flatc and the development files of libuv, OpenSSL, libsrtp 2, Abseil and ' +
        'FlatBuffers, or set MEDIASOUP_WORKER_BIN to a mediasoup-worker program.',
    );
  }
}

/**
 * Builds the worker from mediasoup's sources against the system's libraries.
 * @param {string} workerFolder mediasoup's folder "worker"
 * @param {string} folder an empty folder for everything that comes to be
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<string>} the program
 */
export async function buildWorker(workerFolder, folder, report) {
  const generated = join(folder, 'generated');
  await generateHeaders(workerFolder, generated);
  const patched = patchSource(workerFolder, folder);
  const sources = sourceFiles(workerFolder).map((file) =>
    file === sourcePatch.file ? patched : join(workerFolder, file),
  );
  const include = includeFolders(workerFolder, generated).map((path) => `-I${path}`);
  const objects = await compileAll(sources, [...compilerFlags, ...include], folder, report);
  const program = join(folder, 'mediasoup-worker');
  const libraries = linkedLibraries.map((name) => `-l${name}`);
  await tool(COMPILER, ['-s', '-o', program, ...objects, ...libraries], 'linked');
  return program;
}

/**
 * @param {string} workerFolder
 * @param {string} generated
 */
async function generateHeaders(workerFolder, generated) {
  const schemaFolder = join(workerFolder, 'fbs');
  const schemas = readdirSync(schemaFolder).filter((name) => name.endsWith('.fbs'));
  const output = join(generated, 'FBS');
  mkdirSync(output, { recursive: true });
  const style = ['--cpp-field-case-style', 'lower', '--reflect-names', '--scoped-enums', '--filename-suffix', ''];
  const files = schemas.map((name) => join(schemaFolder, name));
  await tool('flatc', ['--cpp', ...style, '-o', output, ...files], 'prepared');
}

/**
 * @param {string} workerFolder
 * @param {string} folder
 * @returns {string} the patched copy
 */
function patchSource(workerFolder, folder) {
  const text = readFileSync(join(workerFolder, sourcePatch.file), 'utf8');
  if (text.split(sourcePatch.find).length !== 2) {
    throw new SetupError(
      `mediasoup's ${sourcePatch.file} is not the one our worker recipe was made for.`,
      'Adapt scripts/lib/worker-recipe.mjs to this version of mediasoup.',
    );
  }
  const copy = join(folder, 'patched.cpp');
  writeFileSync(copy, text.replace(sourcePatch.find, sourcePatch.replace));
  return copy;
}

/**
 * @param {string[]} sources
 * @param {string[]} flags
 * @param {string} folder
 * @param {import('./progress.mjs').Report} report
 */
async function compileAll(sources, flags, folder, report) {
  const objects = sources.map((_, index) => join(folder, `${index}.o`));
  let next = 0;
  let finished = 0;
  let failed = false;
  const compileInTurn = async () => {
    while (next < sources.length && !failed) {
      const index = next++;
      try {
        await tool(COMPILER, [...flags, '-c', sources[index], '-o', objects[index]], 'compiled');
      } catch (error) {
        failed = true;
        throw error;
      }
      report.count(++finished, sources.length);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: availableParallelism() }, compileInTurn));
  // Waits for all: the folder is removed next, under a compiler's feet otherwise.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return objects;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} verb
 */
async function tool(command, args, verb) {
  const { code, output } = await run(command, args);
  if (code === 0) return;
  throw new SetupError(
    `The media worker could not be ${verb} on this machine (${command} failed).`,
    'Set MEDIASOUP_WORKER_BIN to a mediasoup-worker program, or report the lines above.',
    lastLines(output, 20),
  );
}
