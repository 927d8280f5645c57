/** Where log lines go. Lines end with a newline. */
export interface LogSink {
  write(line: string): void;
  /** Resolves when all lines have been handed to the system; never, if the system does not take them. */
  close(): Promise<void>;
}

/** What may wait for a slow disk or reader before lines are dropped. */
export const MOST_WAITING_BYTES = 4 * 1024 * 1024;

/** Closes a stream of sonic-boom after its last line. */
export const endStream = (stream: {
  once(event: 'close', listener: () => void): unknown;
  end(): void;
}): Promise<void> =>
  new Promise((resolve) => {
    stream.once('close', () => resolve());
    stream.end();
  });
