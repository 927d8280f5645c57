import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serverStatus, stopMessage, tellMessage } from '#shared/ipc/server-process.ts';

const CLI = resolve(import.meta.dirname, '../../../src-main/server/cli.ts');
const args = ['--json', '--no-tls', '--port', '0', '--bind', '127.0.0.1'];

/** A server with a channel to its parent, as the desktop app starts it. */
const startChild = async (): Promise<ChildProcess> => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-parent-'));
  const child = fork(CLI, [...args, '--data', folder], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return child;
};

const exitOf = async (child: ChildProcess): Promise<unknown> => {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = await once(child, 'exit');
  return code;
};

describe('a server with a parent', () => {
  it('tells it how to be reached and who is there', async () => {
    const child = await startChild();
    const [told] = await once(child, 'message');
    expect(serverStatus.parse(told)).toEqual({ kind: 'status', lanUrl: null, calls: [] });
  });

  it('says how it is whenever asked, changed or not', async () => {
    const child = await startChild();
    const [first] = await once(child, 'message');
    child.send(tellMessage);
    const [second] = await once(child, 'message');
    expect(second).toEqual(first);
  });

  it('stops in order when told to', async () => {
    const child = await startChild();
    await once(child, 'message');
    child.send(stopMessage);
    expect(await exitOf(child)).toBe(0);
  });

  it('stops when its parent is gone', async () => {
    const child = await startChild();
    await once(child, 'message');
    child.disconnect();
    expect(await exitOf(child)).toBe(0);
  });
});
