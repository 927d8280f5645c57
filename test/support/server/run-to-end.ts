import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SERVER_PROGRAM, serverEnvironment } from './program.ts';

const LIMIT_MS = 30_000;

/** A run of the server program that ended by itself. */
export interface EndedRun {
  readonly code: number | null;
  readonly stdout: string;
  /** What the program says on stderr in plain words: its lines without those of the log. */
  readonly said: readonly string[];
}

/** Runs the server program with arguments that it cannot serve with, and waits for its end. */
export const runToEnd = async (args: readonly string[]): Promise<EndedRun> => {
  const child = spawn(process.execPath, [SERVER_PROGRAM, ...args], {
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const said = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  return { code: code as number | null, stdout, said };
};
