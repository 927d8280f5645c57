/** One run of the server program, as whoever started it sees it. Listeners are set once, right after the start. */
export interface ServerProcess {
  readonly onOutput: (listener: (line: string) => void) => void;
  readonly onLog: (listener: (line: string) => void) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number) => void) => void;
  send(message: unknown): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** Starts the server program with these arguments. */
export type StartServerProcess = (args: readonly string[]) => ServerProcess;
