import type { CancelTimer, Clock, Timestamp } from '#shared/kernel/clock.ts';
import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import {
  type ReadyLine,
  type ServerStatus,
  readyLine,
  serverStatus,
  stopMessage,
  tellMessage,
} from '#shared/ipc/server-process.ts';
import type { ServerLog } from './server-log.ts';
import type { ServerProcess, StartServerProcess } from './server-process.ts';

/** What the server's process is doing. */
export type SupervisorState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly ready: ReadyLine; readonly status: ServerStatus | null }
  /** It died, and is started again at `retryAt`. */
  | { readonly kind: 'recovering'; readonly attempt: number; readonly retryAt: Timestamp }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'failed'; readonly why: string };

/** Keeps one server running from `start` to `stop`, through whatever kills it. */
export interface Supervisor {
  readonly state: () => SupervisorState;
  readonly changes: Source<SupervisorState>;
  /** Starts with these arguments; does nothing while a server runs or is on its way. */
  start(args: readonly string[]): void;
  /** Asks the server how it is, and waits until the state is of now; not for long, since it may hang. */
  readonly refresh: () => Promise<void>;
  /** Asks it to stop and waits; kills it when it does not. */
  stop(): Promise<void>;
}

interface SupervisorParts {
  readonly startProcess: StartServerProcess;
  readonly log: ServerLog;
  readonly clock: Clock;
}

/** A server that comes back is away for a moment only; one that cannot does not keep the machine busy. */
const BACKOFF_MS = [200, 1_000, 2_000, 5_000, 10_000, 30_000];
/** After running this long it counts as sound again. */
const SOUND_AFTER_MS = 30_000;
const STOP_LIMIT_MS = 6_000;
const REFRESH_LIMIT_MS = 1_000;
const NO_REASON = 'The server ended without a word.';

const parseReady = (line: string): ReadyLine | null => {
  try {
    const parsed = readyLine.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** The clients of a server that comes back look for it where it was. */
const withPort = (args: readonly string[], port: number): readonly string[] => {
  const at = args.indexOf('--port');
  const others = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  return [...others, '--port', String(port)];
};

class ServerKeeper implements Supervisor {
  readonly #parts: SupervisorParts;
  readonly #changes = createEmitter<SupervisorState>();
  #state: SupervisorState = { kind: 'stopped' };
  #process: ServerProcess | null = null;
  #args: readonly string[] = [];
  #attempt = 0;
  #wasReady = false;
  #cancelTimer: CancelTimer = () => undefined;

  constructor(parts: SupervisorParts) {
    this.#parts = parts;
  }

  readonly state = (): SupervisorState => this.#state;

  get changes(): Source<SupervisorState> {
    return this.#changes;
  }

  start(args: readonly string[]): void {
    if (this.#state.kind !== 'stopped' && this.#state.kind !== 'failed') return;
    this.#args = args;
    this.#attempt = 0;
    this.#wasReady = false;
    this.#launch();
  }

  async stop(): Promise<void> {
    this.#cancelTimer();
    const process = this.#process;
    if (!process) return this.#set({ kind: 'stopped' });
    const gone = new Promise<void>((resolve) => {
      const stopListening = this.#changes.on(({ kind }) => {
        if (kind !== 'stopped') return;
        stopListening();
        resolve();
      });
    });
    if (this.#state.kind !== 'stopping') {
      this.#set({ kind: 'stopping' });
      process.send(stopMessage);
      this.#cancelTimer = this.#parts.clock.schedule(STOP_LIMIT_MS, () => process.kill());
    }
    return gone;
  }

  readonly refresh = (): Promise<void> => {
    const process = this.#process;
    if (this.#state.kind !== 'running' || !process) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        stopListening();
        resolve();
      };
      const cancel = this.#parts.clock.schedule(REFRESH_LIMIT_MS, done);
      const stopListening = this.#changes.on(done);
      process.send(tellMessage);
    });
  };

  #launch(): void {
    const { startProcess, log } = this.#parts;
    const process = startProcess(this.#args);
    this.#process = process;
    this.#set({ kind: 'starting' });
    process.onLog((line) => log.add(line));
    process.onOutput((line) => this.#heard(line));
    process.onMessage((message) => this.#told(message));
    process.onExit(() => this.#ended());
  }

  #heard(line: string): void {
    const ready = parseReady(line);
    if (!ready || this.#state.kind !== 'starting') return;
    this.#wasReady = true;
    this.#args = withPort(this.#args, ready.port);
    this.#cancelTimer = this.#parts.clock.schedule(SOUND_AFTER_MS, () => (this.#attempt = 0));
    this.#set({ kind: 'running', ready, status: null });
  }

  #told(message: unknown): void {
    const status = serverStatus.safeParse(message);
    if (status.success && this.#state.kind === 'running') this.#set({ ...this.#state, status: status.data });
  }

  #ended(): void {
    this.#cancelTimer();
    this.#process = null;
    if (this.#state.kind === 'stopping') return this.#set({ kind: 'stopped' });
    const delayMs = this.#wasReady ? BACKOFF_MS[this.#attempt] : undefined;
    // A server that never came up says why, and would say it again.
    if (delayMs === undefined) return this.#set({ kind: 'failed', why: this.#parts.log.lastWords() ?? NO_REASON });
    this.#attempt += 1;
    const { clock } = this.#parts;
    this.#cancelTimer = clock.schedule(delayMs, () => this.#launch());
    this.#set({ kind: 'recovering', attempt: this.#attempt, retryAt: clock.now() + delayMs });
  }

  #set(state: SupervisorState): void {
    this.#state = state;
    this.#changes.emit(state);
  }
}

/** Builds a supervisor of a server that is not started yet. */
export const createSupervisor = (parts: SupervisorParts): Supervisor => new ServerKeeper(parts);
