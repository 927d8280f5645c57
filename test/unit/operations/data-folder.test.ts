import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDataFolder } from '#server/operations/data-folder.ts';
import { errorOf, makeTestFolder, valueOf } from './support.ts';

const PROGRAM = join(import.meta.dirname, 'programs', 'hold-data-folder.ts');

/** Starts another process that takes the folder; `said` is its one line. */
const startHolder = async (folder: string): Promise<{ process: ChildProcessWithoutNullStreams; said: string }> => {
  const process = spawn('node', [PROGRAM, folder]);
  onTestFinished(() => void process.kill('SIGKILL'));
  const [said] = (await once(createInterface(process.stdout), 'line')) as [string];
  return { process, said };
};

const inUse = (pid: number | undefined, folder: string) =>
  `Another Beckon server (pid ${pid}) is using the data folder ${folder}. Stop it or choose another folder with --data.`;

describe('the data folder', () => {
  it('is made with its parents, for this user alone', async () => {
    const folder = join(await makeTestFolder(), 'deep', 'beckon');
    const opened = valueOf(await openDataFolder(folder));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(opened).toMatchObject({
      path: folder,
      databaseFile: join(folder, 'beckon.db'),
      certificatesFolder: join(folder, 'certificates'),
      logsFolder: join(folder, 'logs'),
    });
    expect(await readFile(join(folder, 'server.pid'), 'utf8')).toBe(`${process.pid}\n`);
    opened.close();
  });

  it('serves one server at a time, even within one process', async () => {
    const folder = await makeTestFolder();
    const first = valueOf(await openDataFolder(folder));
    expect(errorOf(await openDataFolder(folder))).toBe(inUse(process.pid, folder));
    first.close();
    valueOf(await openDataFolder(folder)).close();
  });

  it('tells which other process has it, and is free at once when that one is killed', async () => {
    const folder = await makeTestFolder();
    const { process: holder, said } = await startHolder(folder);
    expect(said).toBe('held');
    expect(errorOf(await openDataFolder(folder))).toBe(inUse(holder.pid, folder));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const opened = valueOf(await openDataFolder(folder));
    expect(await readFile(join(folder, 'server.pid'), 'utf8')).toBe(`${process.pid}\n`);
    opened.close();
  });

  it('is free when the other process closes it', async () => {
    const folder = await makeTestFolder();
    const { process: holder } = await startHolder(folder);
    holder.stdin.end();
    await once(holder, 'exit');
    valueOf(await openDataFolder(folder)).close();
  });

  it('goes to exactly one of several that start at once', { timeout: 30_000 }, async () => {
    const folder = await makeTestFolder();
    const holders = await Promise.all(Array.from({ length: 5 }, () => startHolder(folder)));
    const winners = holders.filter(({ said }) => said === 'held');
    expect(winners).toHaveLength(1);
    const others = holders.filter((holder) => !winners.includes(holder)).map(({ said }) => said);
    expect(new Set(others)).toEqual(new Set([inUse(winners[0]?.process.pid, folder)]));
  });

  it('says what is wrong when it cannot be used', async () => {
    const file = join(await makeTestFolder(), 'file');
    await writeFile(file, '');
    const message = errorOf(await openDataFolder(join(file, 'beckon')));
    expect(message).toBe(
      `Cannot use the data folder ${join(file, 'beckon')}: not a directory. Choose another folder with --data.`,
    );
  });

  it('says so when the system does not let anybody make it', async () => {
    const folder = process.platform === 'win32' ? String.raw`\\?\nowhere\beckon` : '/proc/beckon';
    expect(errorOf(await openDataFolder(folder))).toMatch(
      /^Cannot use the data folder .*beckon: [a-z -]+\. Choose another folder with --data\.$/,
    );
  });
});
