/**
 * A real server process for black-box tests.
 * Owns: starting, stopping, killing and restarting it in a temporary data folder. May import: the type of the ready line, node.
 */
export { type TestServer, startServer } from './test-server.ts';
export { filesOf } from './stored-files.ts';
export { runToEnd } from './run-to-end.ts';
export { startTranslator } from './translator.ts';
export { startByHand } from './start-by-hand.ts';
