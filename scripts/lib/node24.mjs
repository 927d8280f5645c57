import { SetupError } from './errors.mjs';
import { inRoot, isExecutable, isWindows } from './paths.mjs';

const NEEDED_MAJOR = 24;
const packaged = inRoot('node_modules/node/bin', isWindows ? 'node.exe' : 'node');

/** @returns {string | undefined} a Node new enough for the program, if there is one */
export function findNode24() {
  if (isExecutable(packaged)) return packaged;
  return Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR ? process.execPath : undefined;
}

/** @returns {string} */
export function node24() {
  const found = findNode24();
  if (found) return found;
  throw new SetupError(
    `Node ${NEEDED_MAJOR} is needed and the npm package "node" did not bring it (this is Node ${process.versions.node}).`,
    `Install Node ${NEEDED_MAJOR} or newer for this system, then start again.`,
  );
}
