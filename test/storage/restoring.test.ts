import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { restoreDatabase } from '#server/storage/index.ts';
import { newFile, openFor } from './support/folder.ts';

const NOW = new Date('2026-03-02T10:00:00.000Z');

/** A database with this value in it; its last changes may still be beside it. */
const databaseWith = async (value: string, file = newFile()): Promise<string> => {
  const store = await openFor(file);
  await store.repositories.settings.set('key', value);
  await store.close();
  return file;
};

const valueIn = async (file: string): Promise<string | undefined> => {
  const store = await openFor(file);
  const value = await store.repositories.settings.get('key');
  await store.close();
  return value;
};

describe('restoring a backup', () => {
  it('S2-R60 puts it in the place of the database, which is kept', async () => {
    const file = await databaseWith('new');
    const restored = await restoreDatabase(await databaseWith('old'), file, NOW);
    const kept = `${file}.before-restore-2026-03-02T10-00-00-000Z`;
    expect(restored).toEqual({ ok: true, value: { kept } });
    expect(await valueIn(file)).toBe('old');
    expect(await valueIn(kept)).toBe('new');
  });

  it('S2-R60 works where there is no database yet', async () => {
    const file = newFile();
    expect(await restoreDatabase(await databaseWith('old'), file, NOW)).toEqual({
      ok: true,
      value: { kept: undefined },
    });
    expect(await valueIn(file)).toBe('old');
  });

  it('S2-R60 takes a copy that was made while the store was in use', async () => {
    const store = await openFor(newFile());
    await store.repositories.settings.set('key', 'live');
    const copy = newFile();
    await store.copyTo(copy);
    await store.repositories.settings.set('key', 'later');
    const file = newFile();
    expect((await restoreDatabase(copy, file, NOW)).ok).toBe(true);
    expect(await valueIn(file)).toBe('live');
  });

  it.each([
    ['is not there', (): string => `${newFile()}.missing`, /There is no file/],
    [
      'is no database',
      (): string => withText('not a database at all, but long enough to look at'),
      /is not a database/,
    ],
    ['is empty', (): string => withText(''), /not a backup of this program/],
  ])('S2-R60 refuses one that %s, and changes nothing', async (_what, from, message) => {
    const file = await databaseWith('new');
    const refused = await restoreDatabase(from(), file, NOW);
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching(message) } });
    expect(await valueIn(file)).toBe('new');
    expect(readdirSync(dirname(file)).filter((name) => name !== basename(file))).toEqual([]);
  });

  it('S2-R60 refuses one that a newer program made', async () => {
    const from = await databaseWith('old');
    const database = new Database(from);
    database.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999-tomorrow', 'now');
    database.close();
    const file = await databaseWith('new');
    const refused = await restoreDatabase(from, file, NOW);
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching(/newer.*9999-tomorrow/) } });
    expect(await valueIn(file)).toBe('new');
  });

  it('S2-R60 takes the place of a database that is damaged itself, which is kept as it is', async () => {
    const file = newFile();
    writeFileSync(file, 'what was a database once, before the disk failed');
    const restored = await restoreDatabase(await databaseWith('old'), file, NOW);
    const kept = `${file}.before-restore-2026-03-02T10-00-00-000Z`;
    expect(restored).toEqual({ ok: true, value: { kept } });
    expect(await valueIn(file)).toBe('old');
    expect(readFileSync(kept, 'utf8')).toMatch(/^what was/);
  });

  it('S2-R60 takes a copy made by hand with what stands beside it', async () => {
    const [original, from] = [newFile(), newFile()];
    const store = await openFor(original);
    await store.repositories.settings.set('key', 'in the log beside it');
    for (const end of ['', '-wal']) copyFileSync(`${original}${end}`, `${from}${end}`);
    const file = newFile();
    expect((await restoreDatabase(from, file, NOW)).ok).toBe(true);
    expect(await valueIn(file)).toBe('in the log beside it');
  });

  it('S2-R60 refuses one that is damaged', async () => {
    const from = await databaseWith('old');
    const bytes = readFileSync(from);
    bytes.fill(0xff, 4096, 12_288);
    writeFileSync(from, bytes);
    const file = newFile();
    expect(await restoreDatabase(from, file, NOW)).toMatchObject({ ok: false });
    expect(existsSync(file)).toBe(false);
  });
});

const withText = (text: string): string => {
  const file = newFile();
  writeFileSync(file, text);
  return file;
};
