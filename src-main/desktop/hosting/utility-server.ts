import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { utilityProcess } from 'electron';
import type { StartServerProcess } from './server-process.ts';

const onLines = (stream: Readable | null, listener: (line: string) => void): void => {
  if (stream) createInterface({ input: stream }).on('line', listener);
};

/** Runs the server program in a utility process of the app: it has Node, and no window. */
export const utilityServer =
  (entry: string, more: Readonly<Record<string, string>>): StartServerProcess =>
  (args) => {
    const child = utilityProcess.fork(entry, [...args], {
      env: { ...process.env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      serviceName: 'Beckon server',
    });
    return {
      onOutput: (listener) => onLines(child.stdout as Readable | null, listener),
      onLog: (listener) => onLines(child.stderr as Readable | null, listener),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      send: (message) => child.postMessage(message),
      // Not child.kill(), which asks by SIGTERM: a server that hangs does not hear it.
      kill: () => child.pid !== undefined && process.kill(child.pid, 'SIGKILL'),
    };
  };
