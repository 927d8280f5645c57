import { spawn } from 'node:child_process';
import { isWindows } from './paths.mjs';
import { adopt } from './interrupts.mjs';

const TAIL_CHARACTERS = 16_000;
const KILL_AFTER_MS = 5_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment
 * @property {number} [timeoutMs]
 * @property {boolean} [shell]
 * @property {boolean} [show] the child writes to our stdout and stderr
 *
 * @typedef {object} RunResult
 * @property {number} code exit code; 1 also for a program that could not start or was killed
 * @property {string} output the end of what it wrote
 * @property {string} stdout the end of what it wrote to stdout
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end; never rejects.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const result = { code: 1, output: '', stdout: '', timedOut: false };
    const child = adopt(
      spawn(command, args, {
        cwd: options.cwd,
        env: options.env ?? process.env,
        shell: options.shell ?? false,
        windowsHide: true,
        stdio: options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      }),
    );
    const stopTimer = limitTime(child, options.timeoutMs, result);
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      result.stdout = keepEnd(result.stdout + text);
      result.output = keepEnd(result.output + text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      result.output = keepEnd(result.output + text);
    });
    child.on('error', (error) => {
      stopTimer();
      resolve({ ...result, output: `${result.output}${error.message}\n` });
    });
    child.on('close', (code) => {
      stopTimer();
      resolve({ ...result, code: code ?? 1 });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number | undefined} timeoutMs
 * @param {RunResult} result
 */
function limitTime(child, timeoutMs, result) {
  if (!timeoutMs) return () => {};
  /** @type {NodeJS.Timeout | undefined} */
  let hard;
  const soft = setTimeout(() => {
    result.timedOut = true;
    child.kill('SIGTERM');
    hard = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  }, timeoutMs);
  return () => {
    clearTimeout(soft);
    clearTimeout(hard);
  };
}

/** @param {string} text */
function keepEnd(text) {
  return text.length > TAIL_CHARACTERS ? text.slice(-TAIL_CHARACTERS) : text;
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Runs npm: the one that called us, else the one on the PATH.
 * @param {string[]} args
 * @param {RunOptions & { node?: string }} options node: which Node npm itself runs on
 */
export function npm(args, options) {
  const npmCli = process.env.npm_execpath;
  if (npmCli?.endsWith('.js')) return run(options.node ?? process.execPath, [npmCli, ...args], options);
  return run('npm', args, { ...options, shell: isWindows });
}
