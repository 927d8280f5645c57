import { afterAll, describe, expect, it } from 'vitest';
import {
  type Person,
  UNKNOWN_ID,
  callWith,
  createRest,
  joinCall,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

const config = {
  routerId: expect.any(String),
  rtpCapabilities: { codecs: expect.any(Array), headerExtensions: expect.any(Array) },
};

const running = async (names: readonly ('ben' | 'cleo')[]) => {
  const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
  const { people } = world;
  const { callId, seats } = await callWith(
    people.ada,
    names.map((name) => people[name]),
    world.conversationId,
  );
  return { ...world, callId, seats, params: { callId } };
};

const modeOf = async (person: Person, callId: string) =>
  (await person.rest.ok('getCall', { params: { callId } })).data.mode;

/** Confirms a switch for everybody who was asked, with and without the own id. */
const confirm = async (people: readonly Person[], callId: string) => {
  for (const { socket } of people) {
    await socket.waitFor('call:mode-switch');
    await socket.ask('call:mode-switch-ack', { callId, success: true });
  }
};

describe('the third participant', () => {
  it('S0-E15 S0-E16 S0-L10 S0-L32 S0-L33 S0-L34 S0-L35 S0-L36 S0-R3 S0-R2 S0-E7 moves the call to the SFU', async () => {
    const { people, callId, params } = await running(['ben']);
    const { ada, ben, cleo } = people;
    const body = { audioEnabled: true, videoEnabled: true };
    const joined = (await cleo.rest.ok('joinCall', { params, body })).data;
    expect(joined).toMatchObject({ mode: 'sfu', mediaServerConfig: config });
    expect(await cleo.socket.waitFor('call:started')).toMatchObject({ mode: 'sfu', mediaServerConfig: config });
    for (const { socket } of [ada, ben]) {
      const { switchDeadline, ...change } = await socket.waitFor('call:mode-switch');
      const modes = { oldMode: 'p2p', newMode: 'sfu', reason: 'participant-count-changed' };
      expect(change).toMatchObject({ callId, ...modes, mediaServerConfig: joined.mediaServerConfig });
      expect(Date.parse(switchDeadline)).toBeGreaterThan(Date.now());
      await socket.ask('call:mode-switch-ack', { callId, success: true });
    }
    for (const { socket } of Object.values(people)) {
      expect(await socket.waitFor('call:mode-switch-completed')).toEqual({ callId, mode: 'sfu' });
    }
    expect(cleo.socket.received('call:mode-switch')).toEqual([]);
    const { data } = await ada.rest.ok('getCall', { params });
    expect(data).toMatchObject({ mode: 'sfu', mediaServerConfig: joined.mediaServerConfig });
  });

  it('S0-E16 S0-X48 S0-L35 S0-E21 may be more than a device can follow: the old mode stays', async () => {
    const { people, callId, seats } = await running(['ben']);
    const { ada, ben, cleo } = people;
    await joinCall(cleo, callId);
    await ben.socket.waitFor('call:mode-switch');
    const participantId = seats[1]?.participantId;
    ben.socket.emit('call:mode-switch-ack', { callId, participantId, success: false, error: 'no codec' });
    for (const { socket } of [ada, ben, cleo]) {
      const error = await socket.waitFor('call:error');
      expect(error).toMatchObject({ callId, code: 'MODE_SWITCH_FAILED', message: expect.stringContaining('no codec') });
    }
    expect(await modeOf(ada, callId)).toBe('p2p');
  });
});

describe('PUT /api/calls/:callId/mode', () => {
  it('S0-R7 S0-E15 S0-L32 S0-L33 S0-L34 moves a call by hand, there and back', async () => {
    const { people, callId, params } = await running(['ben']);
    const { ada, ben } = people;
    for (const [oldMode, newMode] of [
      ['p2p', 'sfu'],
      ['sfu', 'p2p'],
    ] as const) {
      const { data } = await ada.rest.ok('switchMode', { params, body: { mode: newMode } });
      expect(data).toMatchObject({ callId, mode: newMode, switchedAt: expect.stringMatching(/Z$/) });
      for (const { socket } of [ada, ben]) {
        const change = await socket.waitFor('call:mode-switch');
        expect(change).toMatchObject({ callId, oldMode, newMode, reason: 'manual' });
        expect(change.mediaServerConfig).toEqual(data.mediaServerConfig);
        await socket.ask('call:mode-switch-ack', { callId, success: true });
      }
      await ben.socket.waitFor('call:mode-switch-completed');
      expect(data.mediaServerConfig).toEqual(newMode === 'sfu' ? config : undefined);
      expect(await modeOf(ben, callId)).toBe(newMode);
    }
    await ada.rest.ok('switchMode', { params, body: { mode: 'p2p' } });
  });

  it('S0-X27 S0-X32 S0-L10 refuses an unknown mode, P2P for three, and a call that is over', async () => {
    const { people, callId, params } = await running(['ben', 'cleo']);
    const { ada, ben } = people;
    await confirm([ada, ben], callId);
    await ada.socket.waitFor('call:mode-switch-completed');
    const refusal = { status: 400, code: 'INVALID_REQUEST' };
    for (const body of [{ mode: 'mesh' }, {}, undefined, { mode: 'p2p' }]) {
      expect(await ada.rest.fails('switchMode', { params, body })).toMatchObject(refusal);
    }
    await ada.rest.ok('endCall', { params });
    expect(await ada.rest.fails('switchMode', { params, body: { mode: 'sfu' } })).toMatchObject(refusal);
  });

  it('S0-X27 S0-L33 leaves direct calls in P2P', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], type: 'direct' });
    const { callId } = await callWith(people.ada, [people.ben], conversationId);
    const error = await people.ada.rest.fails('switchMode', { params: { callId }, body: { mode: 'sfu' } });
    expect(error).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    await people.ada.socket.ask('call:link-report', { callId, connected: false, lossPercent: 100 });
    expect(await modeOf(people.ada, callId)).toBe('p2p');
  });

  it('S0-X28 S0-X29 S0-X30 S0-X34 is for initiator and moderators, in a known call', async () => {
    const { people, params } = await running(['ben']);
    const body = { mode: 'sfu' };
    const { ada, ben } = people;
    expect(await ben.rest.fails('switchMode', { params, body })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const unknown = { params: { callId: UNKNOWN_ID }, body };
    expect(await ada.rest.fails('switchMode', unknown)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const nobody = createRest(server.url);
    expect(await nobody.fails('switchMode', { params, body })).toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
  });
});

describe('a bad link', () => {
  it.each([
    { connected: false, lossPercent: 0 },
    { connected: true, lossPercent: 9 },
  ])('S0-L33 S0-L34 S0-E15 of a pair, %j, moves it to the SFU', async (report) => {
    const { people, callId } = await running(['ben']);
    const { ada, ben } = people;
    await ben.socket.ask('call:link-report', { callId, connected: true, lossPercent: 8 });
    expect(await modeOf(ada, callId)).toBe('p2p');
    await ben.socket.ask('call:link-report', { callId, ...report });
    const change = await ada.socket.waitFor('call:mode-switch');
    expect(change).toMatchObject({ oldMode: 'p2p', newMode: 'sfu', reason: 'quality-fallback' });
    expect(change.mediaServerConfig).toEqual(config);
  });
});

describe('call:mode-switch-ack', () => {
  it('S0-E16 S0-X53 is accepted for oneself only', async () => {
    const { people, callId, seats } = await running(['ben']);
    const participantId = seats[0].participantId;
    const payload = { callId, participantId, success: true };
    expect(await people.ben.socket.refused('call:mode-switch-ack', payload)).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await people.ada.socket.ask('call:mode-switch-ack', payload);
  });
});
