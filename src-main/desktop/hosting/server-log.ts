/** One line of the server's log. */
export interface LogLine {
  readonly at: string;
  readonly level: string;
  readonly text: string;
}

/** The newest lines of what the server wrote. */
export interface ServerLog {
  /** Takes a line as it was written: JSON of the logger, or plain text. */
  add(line: string): void;
  readonly read: () => readonly LogLine[];
  /** The last line of plain text: what a server that could not start says to people. */
  lastWords(): string | undefined;
}

const KEPT = 400;

const parseLine = (line: string): LogLine | null => {
  try {
    const { time, level, msg } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return typeof msg === 'string' ? { at: String(time), level: String(level), text: msg } : null;
  } catch {
    return null;
  }
};

/** Builds an empty log. `now` gives the time for lines without one. */
export const createServerLog = (now: () => number): ServerLog => {
  let lines: readonly LogLine[] = [];
  let words: string | undefined;
  const keep = (line: LogLine) => (lines = [...lines.slice(1 - KEPT), line]);
  return {
    add(line) {
      const text = line.trim();
      if (text === '') return;
      const parsed = parseLine(text);
      if (!parsed) words = text;
      keep(parsed ?? { at: new Date(now()).toISOString(), level: 'info', text });
    },
    read: () => lines,
    lastWords: () => words,
  };
};
