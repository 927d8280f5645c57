import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Migrations, migrations } from '#server/storage/migrations/index.ts';
import { newFile, openFor, recordingLog, refusalOf } from './support/folder.ts';
import { aCall, aMessage, storedConversation } from './support/samples.ts';

const names = Object.keys(migrations);
const last = names.at(-1) ?? '';

/** A later version of the program: one more step. */
const withNext = (up: (db: Kysely<unknown>) => Promise<void>): Migrations => ({ ...migrations, '9999-next': { up } });

const nextVersion = withNext((db) => db.schema.alterTable('settings').addColumn('changed_at', 'bigint').execute());
/** The program before its last step. */
const previousVersion: Migrations = Object.fromEntries(Object.entries(migrations).slice(0, -1));

const messagesOf = (log: ReturnType<typeof recordingLog>) => log.lines.map((line) => line.message);

/** Asks the file itself, past the store. */
const ask = (file: string, query: string): unknown[] => {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return sqlite.prepare(query).all();
  } finally {
    sqlite.close();
  }
};

describe('migrations', () => {
  it('have names that sort in the order they are listed', () => {
    expect(names.toSorted()).toEqual(names);
  });

  it('make a fresh database without keeping a copy of nothing', async () => {
    const file = newFile();
    const log = recordingLog();
    const store = await openFor(file, { log });
    await store.repositories.settings.set('key', 'value');
    expect(await store.repositories.settings.get('key')).toBe('value');
    expect(messagesOf(log)).toEqual(['The database is up to date']);
    await store.close();
    expect(readdirSync(dirname(file))).toEqual(['beckon.db']);
  });

  it('leave a database alone that is up to date', async () => {
    const file = newFile();
    await (await openFor(file)).close();
    const log = recordingLog();
    await (await openFor(file, { log })).close();
    expect(log.lines).toEqual([]);
    expect(readdirSync(dirname(file))).toEqual(['beckon.db']);
  });

  it('bring the version before up to date', async () => {
    const file = newFile();
    const before = await openFor(file, { migrations: previousVersion });
    // The repositories are those of today, so only a table that no migration has changed can be written here.
    await before.repositories.settings.set('key', 'old');
    await before.close();

    const { repositories } = await openFor(file);
    expect(await repositories.settings.get('key')).toBe('old');
    const call = aCall(await storedConversation(repositories));
    await repositories.calls.save(call);
    expect(await repositories.calls.find(call.id)).toEqual(call);
    const message = aMessage(call);
    expect(await repositories.chat.insert(message, undefined)).toEqual(message);
    expect(existsSync(`${file}.before-${last}.bak`)).toBe(true);
  });

  it('keep a copy from before, which the older program can use, and say so', async () => {
    const file = newFile();
    const before = await openFor(file);
    await before.repositories.settings.set('key', 'old');
    await before.close();
    const log = recordingLog();
    const after = await openFor(file, { migrations: nextVersion, log });
    await after.repositories.settings.set('key', 'new');

    const copy = `${file}.before-9999-next.bak`;
    expect(log.lines).toEqual([
      { message: 'Kept a copy of the database before updating it', fields: { file, copy } },
      { message: 'The database is up to date', fields: { file, from: last, to: '9999-next' } },
    ]);
    const restored = await openFor(copy);
    expect(await restored.repositories.settings.get('key')).toBe('old');
  });

  it('replace the copy that an earlier attempt left behind, finished or not', async () => {
    const file = newFile();
    await (await openFor(file)).close();
    const copy = `${file}.before-9999-next.bak`;
    writeFileSync(copy, 'rubbish');
    writeFileSync(`${copy}.part`, 'rubbish');
    await (await openFor(file, { migrations: nextVersion })).close();
    expect(ask(copy, 'select name from kysely_migration order by name desc limit 1')).toEqual([{ name: last }]);
    expect(existsSync(`${copy}.part`)).toBe(false);
  });

  it('do not begin when the copy cannot be made', async () => {
    const file = newFile();
    await (await openFor(file)).close();
    const copy = `${file}.before-9999-next.bak`;
    mkdirSync(copy);
    expect(await refusalOf(file, { migrations: nextVersion })).toContain(
      `The database ${file} was left as it was, because no copy could be made first.`,
    );
    expect(ask(file, 'select name from kysely_migration')).toHaveLength(names.length);
    expect(existsSync(`${copy}.part`)).toBe(false);
  });

  it('change nothing at all when a step fails halfway', async () => {
    const file = newFile();
    await (await openFor(file)).close();
    const failing = withNext(async (db) => {
      await db.schema.createTable('half').addColumn('id', 'text').execute();
      await sql`drop table settings`.execute(db);
      await sql`select * from nowhere`.execute(db);
    });
    const refusal = await refusalOf(file, { migrations: failing });
    expect(refusal).toBe(
      `The database ${file} was left as it was, because the update 9999-next failed: no such table: nowhere`,
    );
    expect(ask(file, "select name from sqlite_master where name in ('half', 'settings')")).toEqual([
      { name: 'settings' },
    ]);
    await (await openFor(file)).close();
  });

  it('refuse a database of a newer program, and name both versions and the copy to go back to', async () => {
    const file = newFile();
    await (await openFor(file, { migrations: nextVersion })).close();
    expect(await refusalOf(file)).toBe(
      `The database ${file} is at version 9999-next, but this program knows only versions up to ${last}: ` +
        'start the newer program that wrote it.',
    );
    expect(await refusalOf(file, { migrations: previousVersion })).toContain('9999-next');

    const updated = newFile();
    await (await openFor(updated)).close();
    await (await openFor(updated, { migrations: nextVersion })).close();
    expect(await refusalOf(updated)).toContain(
      `, or put back the copy made before that update, ${updated}.before-9999-next.bak.`,
    );
  });

  it('refuse a database of another program', async () => {
    const file = newFile();
    const sqlite = new Sqlite(file);
    sqlite.exec('create table music (title text)');
    sqlite.close();
    expect(await refusalOf(file)).toBe(
      `${file} is a database of another program. Move it away, or choose another data folder.`,
    );
  });
});
