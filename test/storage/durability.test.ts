import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CallId } from '#shared/kernel/ids.ts';
import { newFile, openFor } from './support/folder.ts';

/** Lets a child save calls until it reported some, kills it in the middle of its work, and gives the reported ids. */
const saveUntilKilled = async (file: string, atLeast: number): Promise<readonly CallId[]> => {
  const script = fileURLToPath(new URL('support/save-and-wait.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  const reported: CallId[] = [];
  for await (const line of createInterface(child.stdout)) {
    reported.push(line as CallId);
    if (reported.length === atLeast) child.kill('SIGKILL');
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
  return reported;
};

describe('a killed server', () => {
  it('has lost nothing that it acknowledged, and starts again by itself', async () => {
    const file = newFile();
    const reported = await saveUntilKilled(file, 25);
    expect(reported.length).toBeGreaterThanOrEqual(25);
    const { repositories } = await openFor(file);
    const live = new Set((await repositories.calls.listLive()).map((call) => call.id));
    expect(reported.filter((id) => !live.has(id))).toEqual([]);
    for (const callId of reported) expect(await repositories.chat.list({ callId, limit: 10 })).toHaveLength(1);
  });
});
