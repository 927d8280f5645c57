import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogReader } from '#server/operations/logs/index.ts';

const line = (level: string, msg: string, fields = {}) =>
  `${JSON.stringify({ level, time: '2026-03-02T10:00:00.000Z', ...fields, msg })}\n`;

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-logs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

const messages = async (folder: string, query: Parameters<ReturnType<typeof createLogReader>['read']>[0]) =>
  (await createLogReader(folder).read(query)).map(({ message }) => message);

describe('the log reader', () => {
  it('S2-R58 gives the newest lines first, over all files, as many as are asked for', async () => {
    const folder = await folderWith({
      'beckon.9.log': line('info', 'one') + line('info', 'two'),
      'beckon.10.log': line('info', 'three') + line('info', 'four'),
      'other.txt': line('info', 'not ours'),
    });
    expect(await messages(folder, { limit: 10 })).toEqual(['four', 'three', 'two', 'one']);
    expect(await messages(folder, { limit: 3 })).toEqual(['four', 'three', 'two']);
  });

  it('S2-R58 S2-L25 gives those of a level, and those with a text anywhere', async () => {
    const folder = await folderWith({
      'beckon.1.log': line('info', 'fine') + line('error', 'Broken', { callId: 'c42' }) + line('error', 'again'),
    });
    expect(await messages(folder, { level: 'error', limit: 10 })).toEqual(['again', 'Broken']);
    expect(await messages(folder, { search: 'bROK', limit: 10 })).toEqual(['Broken']);
    expect(await createLogReader(folder).read({ search: 'c42', limit: 10 })).toEqual([
      { at: '2026-03-02T10:00:00.000Z', level: 'error', message: 'Broken', fields: { callId: 'c42' } },
    ]);
  });

  it('reads long files whole, whatever letters lie where they are cut', async () => {
    const texts = Array.from({ length: 3000 }, (_, index) => `Zeile ${index} äöü 🎥 ${'é'.repeat(index % 60)}`);
    const folder = await folderWith({ 'beckon.1.log': texts.map((text) => line('info', text)).join('') });
    expect(await messages(folder, { limit: 5000 })).toEqual(texts.toReversed());
  });

  it('leaves out what a crash cut off, and finds nothing where nothing is', async () => {
    const folder = await folderWith({ 'beckon.1.log': `${line('info', 'whole')}{"level":"info","ti` });
    expect(await messages(folder, { limit: 10 })).toEqual(['whole']);
    expect(await messages(join(folder, 'missing'), { limit: 10 })).toEqual([]);
  });
});
