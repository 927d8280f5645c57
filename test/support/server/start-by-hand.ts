import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SERVER_PROGRAM, serverEnvironment } from './program.ts';

const LINK = /http:\/\/127\.0\.0\.1:\d+\/setup#([\w-]{43})\n/;
const READY = /Beckon is ready.*\n[^]*\n$/;
const LIMIT_MS = 40_000;

/** A server that somebody started in a terminal. */
export interface ServerByHand {
  readonly url: string;
  /** What the terminal shows. */
  readonly shown: string;
  /** The link by which the administrator is set up, and the token in it; undefined when none is shown. */
  readonly link: string | undefined;
  readonly token: string | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts the server as a person would, and reads what the terminal shows. */
export const startByHand = async (folder: string): Promise<ServerByHand> => {
  const args = ['--no-tls', '--bind', '127.0.0.1', '--port', '0', '--rate-limits', 'off', '--data', folder];
  const child = spawn(process.execPath, [SERVER_PROGRAM, ...args], {
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  let shown = '';
  await new Promise<void>((done, fail) => {
    const giveUp = setTimeout(() => {
      void stop();
      fail(new Error(`The server is not ready in time; it shows:\n${shown}`));
    }, LIMIT_MS);
    child.once('exit', (code) => fail(new Error(`The server ended with code ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      if (!READY.test(shown)) return;
      clearTimeout(giveUp);
      done();
    });
  });
  const [link, token] = LINK.exec(shown) ?? [];
  return { shown, url: /Open (http:\S+)/.exec(shown)?.[1] ?? '', link: link?.trim(), token, stop };
};
