import { destination } from 'pino';
import { type LogSink, MOST_WAITING_BYTES, endStream } from './log-sink.ts';

const STDERR = 2;

/** Opens stderr, without ever blocking on who reads it. Lines that come after closing are still written. */
export const openTerminal = async (pretty: boolean): Promise<LogSink> => {
  const format = pretty ? await loadPrettyFormat() : (line: string) => line;
  const stream = destination({ dest: STDERR, sync: false, maxLength: MOST_WAITING_BYTES });
  let write = (text: string): unknown => stream.write(text);
  return {
    write: (line) => void write(format(line)),
    close() {
      write = (text) => process.stderr.write(text);
      return endStream(stream);
    },
  };
};

/** The library is loaded only where a person reads. */
const loadPrettyFormat = async (): Promise<(line: string) => string> => {
  const { prettyFactory } = await import('pino-pretty');
  return prettyFactory({ colorize: true, translateTime: 'SYS:HH:MM:ss', singleLine: true });
};
