import { join, resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '..');

/** Where the built parts of the app are, beside this one. */
export const places = {
  client: join(dist, 'renderer'),
  preload: join(dist, 'preload/bridge.cjs'),
  server: join(dist, 'server/cli.js'),
} as const;
