import { type ChildProcess, fork } from 'node:child_process';
import { basename, resolve } from 'node:path';
import type { ForkOptions } from 'electron';
import { forgetProcess, noteProcess } from './processes.ts';
import { StrictEmitter } from './strict.ts';

const CHILD = resolve(import.meta.dirname, '../program/utility-child.ts');

/** Node sends objects and simple values; an app may send more. */
interface Envelope {
  readonly data: unknown;
}

/** Electron's `utilityProcess`: a Node process whose messages are copied as structured clone does. */
export class UtilityProcess extends StrictEmitter {
  readonly #child: ChildProcess;
  #pid: number | undefined;

  constructor(path: string, args: readonly string[], options: ForkOptions) {
    super();
    const { env = process.env, cwd, execArgv = [], stdio = 'inherit', serviceName = basename(path) } = options;
    const piped = stdio === 'pipe' || (Array.isArray(stdio) && stdio.slice(1).includes('pipe'));
    const output = piped ? 'pipe' : stdio === 'ignore' ? 'ignore' : 'inherit';
    this.#child = fork(CHILD, [path, ...args], {
      env: env as NodeJS.ProcessEnv,
      ...(cwd === undefined ? {} : { cwd }),
      execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    });
    this.#child.once('spawn', () => {
      const { pid } = this.#child;
      if (pid !== undefined) noteProcess(pid, serviceName);
      this.#pid = pid;
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', (message as Envelope).data));
    this.#child.once('exit', (code) => {
      if (this.#pid !== undefined) forgetProcess(this.#pid);
      this.#pid = undefined;
      this.emit('exit', code ?? 1);
    });
  }

  static fork(path: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    return new UtilityProcess(path, args, options);
  }

  /** Undefined before it runs and after it ended. */
  get pid(): number | undefined {
    return this.#pid;
  }

  get stdout(): ChildProcess['stdout'] {
    return this.#child.stdout;
  }

  get stderr(): ChildProcess['stderr'] {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send({ data: message });
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}
