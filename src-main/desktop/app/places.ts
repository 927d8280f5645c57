import { join, resolve } from 'node:path';
import process from 'node:process';
import { app } from 'electron';

const dist = resolve(import.meta.dirname, '..');

/** Where the built parts of the app are, beside this one. */
export const places = {
  client: join(dist, 'renderer'),
  preload: join(dist, 'preload/bridge.cjs'),
  server: join(dist, 'server/cli.js'),
  /** Where the updater keeps what it fetches, in the updater's own form. */
  get updateConfig(): string {
    return app.isPackaged
      ? join(process.resourcesPath, 'app-update.yml')
      : join(resolve(dist, '..'), 'resources/app-update.yml');
  },
  /** What the app says of itself, for people. */
  get help(): string {
    return join(app.isPackaged ? process.resourcesPath : resolve(dist, '..'), 'docs/desktop.md');
  },
  /** Only in a packaged app, beside the archive, since a program cannot be started from inside it. */
  get mediaWorker(): string {
    const program = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
    return join(process.resourcesPath, 'bin', program);
  },
} as const;
