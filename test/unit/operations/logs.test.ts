import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openLogs } from '#server/operations/logs/index.ts';
import { openLogFile } from '#server/operations/logs/log-file.ts';
import { makeTestFolder } from './support.ts';

const LINES = ['first', 'second', ...Array.from({ length: 500 }, () => 'filling'), 'last'];

/** Runs a program that logs and gives what it left behind. */
const run = async (program: string, ...args: string[]) => {
  const child = spawn('node', [join(import.meta.dirname, 'programs', program), ...args]);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'exit')) as [number];
  const [stdout, stderr] = await output;
  return { code, stdout, stderr };
};

const runProgram = (folder: string, format: 'json' | 'pretty', end: 'close' | 'exit' | 'crash') =>
  run('write-logs.ts', folder, format, end);

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

const toLines = (written: string): Line[] =>
  written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

const readLogs = async (folder: string): Promise<Line[]> => {
  const names = (await readdir(folder)).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return toLines((await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join(''));
};

describe('the log', () => {
  it('writes JSON to stderr and to a file, nothing to stdout, and loses nothing at close', async () => {
    const folder = join(await makeTestFolder(), 'logs');
    const { code, stdout, stderr } = await runProgram(folder, 'json', 'close');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const onTerminal = toLines(stderr);
    expect(onTerminal.map(({ msg }) => msg)).toEqual([...LINES, 'after close']);
    expect(await readLogs(folder)).toEqual(onTerminal.slice(0, -1));
    expect(onTerminal[0]).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      callId: 'c1',
      token: '[redacted]',
      msg: 'first',
    });
    expect(onTerminal[1]).toMatchObject({ level: 'warn', correlationId: 'r7', participantId: 'p1' });
    expect(onTerminal[502]).toMatchObject({ level: 'error', err: { message: 'broken' } });
  });

  it('is for people on a terminal, and still JSON in the file', async () => {
    const folder = join(await makeTestFolder(), 'logs');
    const { stderr } = await runProgram(folder, 'pretty', 'close');
    expect(toLines(stderr)).toEqual([]);
    expect(stderr).toContain('first');
    expect(stderr).not.toContain('hush');
    expect((await readLogs(folder)).map(({ msg }) => msg)).toEqual(LINES);
  });

  it.each([
    ['exit', 3],
    ['crash', 1],
  ] as const)('loses nothing at %s', async (end, expectedCode) => {
    const folder = join(await makeTestFolder(), 'logs');
    const { code, stderr } = await runProgram(folder, 'json', end);
    expect(code).toBe(expectedCode);
    expect(toLines(stderr).map(({ msg }) => msg)).toEqual(LINES);
    expect((await readLogs(folder)).map(({ msg }) => msg)).toEqual(LINES);
  });

  it('goes on without files when there can be none, and says so', async () => {
    const file = join(await makeTestFolder(), 'file');
    await writeFile(file, '');
    const { code, stderr } = await runProgram(join(file, 'logs'), 'json', 'close');
    expect(code).toBe(0);
    expect(toLines(stderr).map(({ msg }) => msg)).toEqual(['Cannot write the log files', ...LINES, 'after close']);
  });

  it.runIf(process.platform === 'linux')('goes on when the disk is full, says so once, and still closes', async () => {
    const folder = await makeTestFolder();
    await symlink('/dev/full', join(folder, 'beckon.1.log'));
    const { code, stderr } = await runProgram(folder, 'json', 'close');
    expect(code).toBe(0);
    const messages = toLines(stderr).map(({ msg }) => msg);
    expect(messages.filter((message) => message === 'Cannot write the log files')).toHaveLength(1);
    expect(messages.filter((message) => message !== 'Cannot write the log files')).toEqual([...LINES, 'after close']);
  });

  it('serves fastify, without the secrets of its requests', async () => {
    const { stderr } = await run('serve-with-logs.ts', join(await makeTestFolder(), 'logs'));
    const lines = toLines(stderr);
    expect(lines.map(({ msg }) => msg)).toEqual(['incoming request', 'asked', 'request completed']);
    expect(lines[0]).toMatchObject({ reqId: 'req-1', req: { method: 'GET', url: '/ws/chat?token=[redacted]' } });
    expect(stderr).not.toContain('hush');
  });

  it('keeps its level', async () => {
    const logs = await openLogs({ folder: join(await makeTestFolder(), 'logs'), level: 'error', pretty: false });
    expect(logs.logger.level).toBe('error');
    expect(logs.logger.isLevelEnabled('warn')).toBe(false);
    await logs.close();
  });
});

const noFailure = (failure: Error) => expect.unreachable(failure.message);
const numbers = async (folder: string) =>
  (await readdir(folder)).map((name) => Number(/^beckon\.(\d+)\.log$/.exec(name)?.[1])).toSorted((a, b) => a - b);

describe('log files', () => {
  it('roll at their size, and only the newest ten stay', async () => {
    const folder = join(await makeTestFolder(), 'logs');
    const file = await openLogFile(folder, noFailure, 1000);
    for (let roll = 1; roll <= 14; roll += 1) {
      file.write(`${String(roll).padEnd(1200, '.')}\n`);
      await expect.poll(() => numbers(folder)).toContain(roll + 1);
    }
    await expect.poll(async () => (await numbers(folder)).length).toBeLessThanOrEqual(10);
    await file.close();
    const kept = await numbers(folder);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => 16 - kept.length + index));
    expect(kept.length).toBeGreaterThanOrEqual(9);
    expect(await readFile(join(folder, 'beckon.14.log'), 'utf8')).toMatch(/^14\./);
  });

  it('go on where the last start ended, and are for this user alone', async () => {
    const folder = join(await makeTestFolder(), 'logs');
    for (const line of ['one\n', 'two\n']) {
      const file = await openLogFile(folder, noFailure);
      file.write(line);
      await file.close();
    }
    expect(await readFile(join(folder, 'beckon.1.log'), 'utf8')).toBe('one\ntwo\n');
    expect((await stat(join(folder, 'beckon.1.log'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });
});
