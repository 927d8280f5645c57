import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ReadyLine } from '#shared/ipc/server-process.ts';
import { SERVER_PROGRAM, serverEnvironment } from './program.ts';

const START_LIMIT_MS = 40_000;
const STOP_LIMIT_MS = 10_000;
const KEPT_LOG_LINES = 40;

/** One run of the server program. */
export interface ServerProcess {
  readonly ready: ReadyLine;
  readonly isRunning: boolean;
  /** The last lines of the log. */
  log(): string;
  /** Ends the process by a signal; the exit code, or null when the signal killed it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Runs the program with these arguments and waits for its ready line; rejects with the end of its log when there is none. */
export const runServer = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [SERVER_PROGRAM, '--json', ...args], {
    env: serverEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = keepLog(child);
  const ready = await readReadyLine(child, log);
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    ready,
    get isRunning() {
      return isRunning();
    },
    log,
    async end(signal) {
      if (!isRunning()) return child.exitCode;
      const gone = once(child, 'exit', { signal: AbortSignal.timeout(STOP_LIMIT_MS) });
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
};

const keepLog = (child: ChildProcess): (() => string) => {
  const lines: string[] = [];
  if (!child.stderr) throw new Error('The log of the server is not piped');
  createInterface(child.stderr).on('line', (line) => {
    lines.push(line);
    if (lines.length > KEPT_LOG_LINES) lines.shift();
  });
  return () => lines.join('\n');
};

const readReadyLine = (child: ChildProcess, log: () => string): Promise<ReadyLine> =>
  new Promise((done, fail) => {
    const giveUp = (why: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      fail(new Error(`The server ${why}:\n${log()}`));
    };
    const timer = setTimeout(() => giveUp('is not ready in time'), START_LIMIT_MS);
    child.once('exit', (code) => giveUp(`ended with code ${code} before it was ready`));
    child.once('error', (failure) => giveUp(`could not be started (${failure.message})`));
    if (!child.stdout) return giveUp('has no output');
    createInterface(child.stdout).once('line', (line) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      done(JSON.parse(line) as ReadyLine);
    });
  });
