import { ensureClient } from './client.mjs';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { obtainWorker } from './worker.mjs';

/**
 * @typedef {object} Setup
 * @property {string} node the Node the program runs on
 * @property {'present' | 'installed'} packages
 * @property {import('./worker.mjs').Worker} worker
 * @property {'present' | 'built'} client
 */

/** How many steps `setUp` counts. */
export const SETUP_STEPS = 3;

/**
 * Everything the program needs before it can run; each step only when needed.
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Setup>}
 */
export async function setUp(progress) {
  const { node, packages } = await setUpPackages(progress);
  const worker = await setUpWorker(progress, node);
  const client = await setUpClient(progress, node);
  return { node, packages, worker, client };
}

/** @param {import('./progress.mjs').Progress} progress */
export async function setUpPackages(progress) {
  progress.next();
  const packages = await ensurePackages(progress);
  return { packages, node: node24() };
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} node
 */
export function setUpWorker(progress, node) {
  progress.next();
  return obtainWorker(progress, node);
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @param {string} node
 */
export function setUpClient(progress, node) {
  progress.next();
  return ensureClient(progress, node);
}
