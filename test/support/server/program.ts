import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The server program, as its source. */
export const SERVER_PROGRAM = resolve(ROOT, 'src-main/server/cli.ts');

/** The environment of its runs. Compiled code is kept between them, as `npm start` does: that saves a third of the work of a start. */
export const serverEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: resolve(ROOT, 'node_modules/.cache/beckon-compiled'),
  ...process.env,
  ...more,
});
