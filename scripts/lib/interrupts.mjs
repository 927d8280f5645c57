/** @type {Set<() => void>} */
const cleanups = new Set();
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** @type {((signal: NodeJS.Signals) => void) | undefined} */
let takeover;

const PARENT_CHECK_MS = 500;
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * Registers synchronous work for the end of the process, however it comes.
 * @param {() => void} cleanup
 * @returns {() => void} does the work now and forgets it
 */
export function atExit(cleanup) {
  cleanups.add(cleanup);
  return () => {
    if (cleanups.delete(cleanup)) cleanup();
  };
}

/**
 * Ends the child when this process ends before it.
 * @template {import('node:child_process').ChildProcess} C
 * @param {C} child
 * @returns {C}
 */
export function adopt(child) {
  children.add(child);
  const forget = () => children.delete(child);
  child.once('exit', forget);
  child.once('error', forget);
  return child;
}

/**
 * From now on signals go to the handler instead of ending this process.
 * @param {(signal: NodeJS.Signals) => void} handler
 */
export function takeSignals(handler) {
  takeover = handler;
}

/** @param {keyof typeof exitCodes} signal */
function end(signal) {
  if (takeover) takeover(signal);
  else process.exit(exitCodes[signal]);
}

for (const signal of /** @type {(keyof typeof exitCodes)[]} */ (Object.keys(exitCodes))) {
  process.on(signal, () => end(signal));
}

// npm runs scripts through a shell, and a SIGTERM to npm ends only those two:
// what they leave behind is then a child of another process.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end('SIGTERM');
  }, PARENT_CHECK_MS).unref();
}

process.on('exit', () => {
  for (const child of children) child.kill('SIGTERM');
  for (const cleanup of cleanups) cleanup();
});
