import { app, dialog } from 'electron';
import process from 'node:process';

const report = (kind: string, failure: unknown): void => {
  const details = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  process.stderr.write(`${kind}: ${details}\n`);
  if (app.isReady()) dialog.showErrorBox('Beckon', `${kind}\n\n${details}`);
};

/** A bug in the main process is told instead of ending the app in silence; calls and the server live in other processes. */
export const catchCrashes = (): void => {
  process.on('uncaughtException', (failure) => report('Unexpected error', failure));
  process.on('unhandledRejection', (failure) => report('Unexpected error', failure));
};
