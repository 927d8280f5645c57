import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { type RouteName, UNKNOWN_ID, callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { type TestServer, startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

/** Takes the tables of calls away under the running server: a fault that no request can bring about. */
const breakStore = ({ dataFolder }: TestServer): void => {
  const database = new Database(join(dataFolder, 'beckon.db'));
  database.pragma('foreign_keys = off');
  database.exec('alter table calls rename to calls_gone');
  database.close();
};

describe('a server whose database fails', () => {
  it('S0-X7 S0-X11 S0-X18 S0-X22 S0-X26 S0-X31 S0-X39 answers 500 in the published envelope, and lives', async () => {
    const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = world.people;
    const idle = await createWorld({ server, accounts: ['dan'] });
    const { callId, seats } = await callWith(ada, [ben], world.conversationId);
    const params = { callId, participantId: seats[0].participantId };
    breakStore(server);
    const requests: readonly [RouteName, typeof ada, object][] = [
      ['initiateCall', idle.people.dan, { body: { conversationId: idle.conversationId, type: 'video' } }],
      ['getCall', ada, { params: { callId: UNKNOWN_ID } }],
      ['joinCall', cleo, { params, body: { audioEnabled: true, videoEnabled: true } }],
      ['leaveCall', ada, { params }],
      ['switchMode', ada, { params, body: { mode: 'sfu' } }],
      ['endCall', ada, { params }],
    ];
    for (const [route, who, wire] of requests) {
      const error = await who.rest.fails(route, wire);
      expect({ route, ...error }).toMatchObject({ route, status: 500, code: 'INTERNAL_SERVER_ERROR' });
      expect(JSON.stringify(error)).not.toMatch(/calls_gone|no such table|SQLITE/i);
    }
    // What needs no database goes on: the failed leaving and ending changed nothing.
    const running = await ben.rest.ok('getCall', { params });
    expect(running.data).toMatchObject({ status: 'active', mode: 'p2p', participants: [{}, {}] });
  });
});
