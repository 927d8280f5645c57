import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { UNKNOWN_ID } from '#test/support/drivers/conversation-calls/index.ts';
import { bringTo, connectCallers } from '#test/support/drivers/direct-calls/index.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';

const server = await startServer();
afterAll(() => server.close());

/** Takes the tables of calls away under the running server: a fault that no request can bring about. */
const breakStore = ({ dataFolder }: TestServer): void => {
  const database = new Database(join(dataFolder, 'beckon.db'));
  database.pragma('foreign_keys = off');
  database.exec('alter table calls rename to calls_gone');
  database.close();
};

it('S4-X28 S4-X33 S4-L4 S4-L25 a server whose database fails says so, gives nothing away, and lives', async () => {
  const [john, ben, cleo, dan] = await connectCallers(server.url, 'John', 'Ben', 'Cleo', 'Dan');
  const ringing = await bringTo('RINGING', john, ben);
  breakStore(server);
  const params = { callId: ringing };
  const errors = [
    await cleo.rest.fails('initiate', { body: { calleeId: dan.id, callType: 'VIDEO' } }),
    await ben.rest.fails('accept', { params, body: {} }),
    await ben.rest.fails('reject', { params, body: { reason: 'busy' } }),
    await john.rest.fails('end', { params, body: {} }),
    await john.rest.fails('get', { params: { callId: UNKNOWN_ID } }),
    await john.rest.fails('history'),
  ];
  for (const error of errors) {
    expect(error).toEqual({ status: 500, success: false, message: expect.any(String), data: null, errors: [] });
    expect(JSON.stringify(error)).not.toMatch(/calls_gone|no such table|SQLITE/i);
  }
  ben.socket.send('call.accept', { callId: ringing });
  const { payload } = await ben.socket.waitFor('call_error');
  expect(payload).toMatchObject({ callId: ringing, errorType: 'service_error' });
  expect(payload.message).not.toMatch(/calls_gone|no such table|SQLITE/i);
  await ben.socket.settle();
  // What needs no database goes on, and what failed has changed nothing.
  expect((await john.rest.ok('get', { params })).data.status).toBe('RINGING');
});
