import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { adopt, takeSignals } from './interrupts.mjs';
import { inCache, inRoot, root } from './paths.mjs';

const entry = inRoot('src-main/server/cli.ts');
/** @type {Record<string, number | undefined>} what a shell says of a program that a signal ended */
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/**
 * Runs the server until it ends.
 * @param {string} node
 * @param {string} workerPath
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runServer(node, workerPath, args) {
  return new Promise((resolve, reject) => {
    // Compiled code is kept between starts, which halves the time until the server is ready.
    const env = { NODE_COMPILE_CACHE: inCache('compiled'), ...process.env, MEDIASOUP_WORKER_BIN: workerPath };
    // The option that minds a missing file by itself says so at each start.
    const settings = existsSync(inRoot('.env')) ? ['--env-file=.env'] : [];
    const server = adopt(spawn(node, [...settings, entry, ...args], { cwd: root, env, stdio: 'inherit' }));
    takeSignals((signal) => {
      // The terminal gives Ctrl-C to the whole group, so the server has it already.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      server.kill(signal);
    });
    server.once('error', reject);
    server.once('exit', (code, signal) => resolve(code ?? exitCodes[signal ?? 'SIGKILL'] ?? 1));
  });
}
