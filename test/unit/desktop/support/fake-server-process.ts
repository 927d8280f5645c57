import type { ServerProcess, StartServerProcess } from '#desktop/hosting/server-process.ts';

/** A server program that does what the test says. */
export interface FakeProcess {
  readonly args: readonly string[];
  readonly sent: readonly unknown[];
  readonly isKilled: boolean;
  print(line: string): void;
  log(line: string): void;
  tell(message: unknown): void;
  exit(code: number): void;
}

/** A start of programs that are all kept; the newest is the last. */
export const fakeStart = (): { readonly start: StartServerProcess; readonly started: FakeProcess[] } => {
  const started: FakeProcess[] = [];
  const start: StartServerProcess = (args) => {
    const hear: Record<string, (value: never) => void> = {};
    const sent: unknown[] = [];
    let isKilled = false;
    const say = (name: string, value: unknown) => hear[name]?.(value as never);
    started.push({
      args,
      sent,
      get isKilled() {
        return isKilled;
      },
      print: (line) => say('output', line),
      log: (line) => say('log', line),
      tell: (message) => say('message', message),
      exit: (code) => say('exit', code),
    });
    const process: ServerProcess = {
      onOutput: (listener) => void (hear['output'] = listener),
      onLog: (listener) => void (hear['log'] = listener),
      onMessage: (listener) => void (hear['message'] = listener),
      onExit: (listener) => void (hear['exit'] = listener),
      send: (message) => void sent.push(message),
      kill: () => void (isKilled = true),
    };
    return process;
  };
  return { start, started };
};

/** The ready line of a server on this port. */
export const readyLineOf = (port: number): string =>
  JSON.stringify({
    event: 'ready',
    url: `https://127.0.0.1:${port}`,
    port,
    fingerprint: `sha256:${'a'.repeat(64)}`,
    pid: 4711,
    owner: { id: 'owner', email: 'owner@beckon.local', token: 'token' },
    mediaSecret: 'secret',
    mediaIp: '192.168.1.5',
  });
