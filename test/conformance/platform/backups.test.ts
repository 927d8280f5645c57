import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  createCall,
  createRest,
  joinCall,
  login,
  ownerOf,
  registerUsers,
} from '#test/support/drivers/platform/index.ts';
import { type TestServer, runToEnd, startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());
const owner = ownerOf(server);

const { Ada, Ben } = await registerUsers(server.url, ['Ada', 'Ben']);

const past = async () => {
  await Ada.rest.ok('addContact', { body: { contactUserId: Ben.id } });
  const { id } = await createCall(Ada, { title: 'Remembered' });
  await joinCall(Ben, id);
  for (const message of ['One', 'Two', 'Three'])
    await Ben.rest.ok('sendChat', { params: { callId: id }, body: { message } });
  await Ada.rest.ok('endCall', { params: { callId: id } });
  return id;
};

const restoredFrom = async (file: string): Promise<TestServer> => {
  const other = await startServer({ args: ['--restore', file] });
  onTestFinished(() => other.close());
  return other;
};

describe('a backup', () => {
  it('S2-R60 brings accounts, contacts, calls and chat back on a new machine, and nothing that came later', async () => {
    const callId = await past();
    const planned = await createCall(Ada, { scheduledFor: new Date(Date.now() + 3_600_000).toISOString() });
    const { backup } = (await owner.ok('systemBackup')).data;
    const { Late } = await registerUsers(server.url, ['Late']);

    const other = await restoredFrom(backup.file);
    const ada = await login(other.url, Ada);
    expect((await ada.ok('listContacts')).data.contacts.map(({ id }) => id)).toEqual([Ben.id]);
    const { calls } = (await ada.ok('listPastCalls')).data;
    expect(calls).toMatchObject([{ id: callId, title: 'Remembered', status: 'ended', participantCount: 0 }]);
    expect(calls[0]?.participants.map(({ userId }) => userId)).toEqual([Ada.id, Ben.id]);
    const { messages } = (await ada.ok('listChat', { params: { callId } })).data;
    expect(messages.map(({ message }) => message)).toEqual(['One', 'Two', 'Three']);
    expect((await ada.ok('listScheduledCalls')).data.calls.map(({ id }) => id)).toEqual([planned.id]);
    expect(await createRest(other.url).fails('login', { body: Late })).toMatchObject({ httpStatus: 401 });
    // Whoever was signed in stays so.
    await createRest(other.url, Ben.token).ok('getProfile');
    expect(other.ready.owner.id).toBe(server.ready.owner.id);
    expect(other.ready.mediaSecret).toBe(server.ready.mediaSecret);
  });

  it('S2-R60 may be made in the background, and the list tells how far it is', async () => {
    const before = (await owner.ok('listBackups')).data;
    expect(before).toMatchObject({ running: null, hasFailed: false });
    const { running } = (await owner.ok('startBackup')).data;
    expect(running).toMatchObject({ startedAt: expect.any(String), percent: expect.any(Number) });
    await expect
      .poll(async () => (await owner.ok('listBackups')).data)
      .toMatchObject({
        count: before.count + 1,
        running: null,
        hasFailed: false,
      });
    const [newest] = (await owner.ok('listBackups')).data.backups;
    const { url } = await restoredFrom(newest?.file ?? '');
    await login(url, Ben);
  });

  it('S2-R60 S2-X16 says so when it cannot be made, and leaves nothing behind', async () => {
    const broken = await startServer();
    onTestFinished(() => broken.close());
    // A file where the folder has to be.
    writeFileSync(join(broken.dataFolder, 'backups'), '');
    const failed = await ownerOf(broken).fails('systemBackup');
    expect(failed).toMatchObject({ httpStatus: 500, errorCode: 'INTERNAL_SERVER_ERROR' });
    expect(failed.message).toMatch(/backup/);
  });
});

describe('a file that is no backup', () => {
  const folderOf = () => server.dataFolder;
  const foreign = () => {
    const file = join(folderOf(), 'foreign.db');
    const database = new Database(file);
    database.exec('create table if not exists songs (title text)');
    database.close();
    return file;
  };
  const text = () => {
    const file = join(folderOf(), 'notes.txt');
    writeFileSync(file, 'This is not a database, but a text that is long enough to be looked at in earnest.');
    return file;
  };

  it('S2-R60 is refused in one clear line, and nothing is lost', async () => {
    await server.stop();
    const wrong: readonly [string, RegExp][] = [
      [foreign(), /is not a backup of this program/],
      [text(), /is not a database/],
      [join(folderOf(), 'missing.db'), /There is no file/],
    ];
    for (const [file, message] of wrong) {
      const args = ['--json', '--no-tls', '--bind', '127.0.0.1', '--port', '0', '--data', folderOf()];
      const { code, stdout, said } = await runToEnd([...args, '--restore', file]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(said).toEqual([expect.stringMatching(message)]);
      expect(said[0]).toContain(file);
    }
    await server.start();
    await login(server.url, Ada);
    expect((await Ada.rest.ok('listPastCalls')).data.count).toBe(1);
  });
});
