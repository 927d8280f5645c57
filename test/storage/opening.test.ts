import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openConnection } from '#server/storage/connection.ts';
import { newFile, openFor, refusalOf } from './support/folder.ts';
import { storedCall } from './support/samples.ts';

/** A database of many pages. */
const filledFile = async (): Promise<string> => {
  const file = newFile();
  const store = await openFor(file);
  for (let index = 0; index < 40; index++) await storedCall(store.repositories);
  await store.repositories.settings.set('long', 'x'.repeat(50_000));
  await store.close();
  return file;
};

describe('opening the store', () => {
  it('sets the connection up so that what was acknowledged survives a power cut', () => {
    const opened = openConnection(newFile());
    if (!opened.ok) throw new Error(opened.error.message);
    const sqlite = opened.value;
    onTestFinished(() => void sqlite.close());
    const settings = ['journal_mode', 'synchronous', 'fullfsync', 'foreign_keys', 'busy_timeout'].map((name) =>
      sqlite.pragma(name, { simple: true }),
    );
    expect(settings).toEqual(['wal', 2, 1, 1, 5000]);
  });

  it.skipIf(process.platform === 'win32')('makes files that only their owner can read', async () => {
    const file = newFile();
    const store = await openFor(file);
    await store.copyTo(`${file}.copy`);
    const modes = [file, `${file}-wal`, `${file}.copy`].map((name) => statSync(name).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it('refuses a file that is not a database, and leaves it as it was', async () => {
    const file = newFile();
    writeFileSync(file, 'Dear diary, '.repeat(1000));
    expect(await refusalOf(file)).toBe(
      `${file} is not a database. Move it away to begin with an empty one, or choose another data folder.`,
    );
    expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });

  it('refuses a file whose middle was overwritten', async () => {
    const file = await filledFile();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xaa, 4096, bytes.length - 4096));
    expect(await refusalOf(file)).toContain(`The database ${file} is damaged.`);
  });

  it('refuses a file that was cut off', async () => {
    const file = await filledFile();
    truncateSync(file, 3 * 4096);
    expect(await refusalOf(file)).toContain(`The database ${file} is damaged.`);
  });

  it('refuses a folder that does not exist and a folder in place of the file', async () => {
    const file = newFile();
    const nowhere = join(dirname(file), 'missing', 'beckon.db');
    expect(await refusalOf(nowhere)).toContain(`The database ${nowhere} cannot be used: ENOENT`);
    mkdirSync(file);
    expect(await refusalOf(file)).toContain(`The database ${file} cannot be used: EISDIR`);
  });

  it('takes an empty file for a new database', async () => {
    const file = newFile();
    writeFileSync(file, '');
    const { repositories } = await openFor(file);
    expect(await repositories.calls.listLive()).toEqual([]);
  });

  it('waits for work that was begun before it closes, and is closed for good', async () => {
    const file = newFile();
    const store = await openFor(file);
    const begun = Promise.all(Array.from({ length: 10 }, () => storedCall(store.repositories)));
    const wish = store.repositories.settings.set('last', 'wish');
    await store.close();
    await wish;
    await expect(begun).rejects.toThrow(/not open/);
    await expect(store.repositories.settings.get('last')).rejects.toThrow(/not open/);
    await store.close();
    expect(await (await openFor(file)).repositories.settings.get('last')).toBe('wish');
  });

  it('copies itself while calls are saved, everything acknowledged before included', async () => {
    const file = newFile();
    const store = await openFor(file);
    const before = await storedCall(store.repositories);
    const copying = store.copyTo(`${file}.copy`);
    const during = Promise.all(Array.from({ length: 10 }, () => storedCall(store.repositories)));
    await Promise.all([copying, during]);

    const copy = await openFor(`${file}.copy`);
    expect(await copy.repositories.calls.find(before.id)).toEqual(before);
    const sqlite = new Sqlite(`${file}.copy`, { readonly: true });
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    sqlite.close();
    await expect(store.copyTo(join(dirname(file), 'missing', 'copy'))).rejects.toThrow(/ENOENT/);
  });
});
