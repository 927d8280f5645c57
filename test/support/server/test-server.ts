import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadyLine } from '#shared/ipc/server-process.ts';
import { runServer } from './server-process.ts';

/** How a server is started; rate limits are off unless the arguments say otherwise. */
export interface ServerWish {
  readonly args?: readonly string[];
  /** With a certificate of its own; plain HTTP otherwise. */
  readonly tls?: boolean;
  /** Any free one when it is not said. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A real server process with a data folder of its own. Address and folder stay the same over restarts. */
export interface TestServer {
  readonly url: string;
  /** The ready line of the present run; each run has a new token of the owner. */
  readonly ready: ReadyLine;
  readonly dataFolder: string;
  /** Stops the server as an operator would; throws when it does not end with code 0. */
  readonly stop: () => Promise<void>;
  /** Takes the process away without warning. */
  readonly kill: () => Promise<void>;
  /** Starts again, after `stop` or `kill`, on the same folder and port. */
  readonly start: () => Promise<void>;
  /** Stops the server unless that was done, and removes the folder; throws when it died by itself. For `afterAll`. */
  readonly close: () => Promise<void>;
}

/** Starts a server on a free port and an empty data folder. */
export const startServer = async (wish: ServerWish = {}): Promise<TestServer> => {
  const { args = [], tls = false, env = {} } = wish;
  const dataFolder = await mkdtemp(join(tmpdir(), 'beckon-conformance-'));
  const fixed = ['--bind', '127.0.0.1', '--data', dataFolder, '--rate-limits', 'off', ...(tls ? [] : ['--no-tls'])];
  const run = (port: number) => runServer([...fixed, ...args, '--port', String(port)], env);
  let current = await run(wish.port ?? 0);
  let isUp = true;
  const { url, port } = current.ready;

  const stop = async () => {
    isUp = false;
    const code = await current.end('SIGTERM');
    if (code !== 0) throw new Error(`The server ended with code ${code}:\n${current.log()}`);
  };
  return {
    url,
    dataFolder,
    get ready() {
      return current.ready;
    },
    stop,
    async kill() {
      isUp = false;
      await current.end('SIGKILL');
    },
    async start() {
      if (current.isRunning) throw new Error('The server still runs');
      current = await run(port);
      isUp = true;
    },
    async close() {
      try {
        // A server that died by itself has an exit code that `stop` complains about.
        if (isUp) await stop();
      } finally {
        await rm(dataFolder, { recursive: true, force: true });
      }
    },
  };
};
