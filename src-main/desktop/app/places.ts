import { join, resolve } from 'node:path';
import process from 'node:process';

const dist = resolve(import.meta.dirname, '..');

/** Where the built parts of the app are, beside this one. */
export const places = {
  client: join(dist, 'renderer'),
  preload: join(dist, 'preload/bridge.cjs'),
  server: join(dist, 'server/cli.js'),
  /** Only in a packaged app, beside the archive, since a program cannot be started from inside it. */
  get mediaWorker(): string {
    const program = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
    return join(process.resourcesPath, 'bin', program);
  },
} as const;
