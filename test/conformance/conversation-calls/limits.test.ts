import { afterAll, describe, expect, it } from 'vitest';
import { opusParameters } from '#test/support/media/rtp-parameters.ts';
import {
  type Person,
  type ReplyOf,
  beginCall,
  callWith,
  joinCall,
  toRestError,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { confirmAlways, namesOf } from './support/crowd.ts';
import { dtlsParameters, mediaClient } from './support/media-scene.ts';

const server = await startServer();
afterAll(() => server.close());

const withMedia = { audioEnabled: true, videoEnabled: true };

describe('fifty people', () => {
  it('S0-L20 S0-X13 S0-X46 S0-L48 S0-E21 are in a call, and one more is not', async () => {
    const names = namesOf(51);
    const { people, conversationId } = await createWorld({ server, accounts: names });
    const all = names.map((name) => people[name]).filter((person) => person !== undefined);
    const [first, last, late] = [all[0], all[49], all[50]] as [Person, Person, Person];
    all.forEach(confirmAlways);
    const { callId } = await callWith(first, all.slice(1, 49), conversationId);
    const params = { callId };
    const fiftieth = await last.rest.ok('joinCall', { params, body: withMedia });
    expect(fiftieth.data.participants).toHaveLength(50);
    const told = await first.socket.waitFor('call:participant-joined', (one) => one.totalParticipants === 50);
    expect(told.participant).toMatchObject({ userId: last.id });

    const byRest = await late.rest.fails('joinCall', { params, body: withMedia });
    expect(byRest).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    for (const name of ['call:join', 'call:accept']) {
      const code = 'MAX_PARTICIPANTS_REACHED';
      expect(await late.socket.refused(name, { callId, ...withMedia })).toMatchObject({ code });
      expect(await late.socket.waitFor('call:error')).toMatchObject({ callId, code });
    }

    await last.rest.ok('leaveCall', { params: { callId, participantId: fiftieth.data.participantId } });
    expect((await joinCall(late, callId)).participants).toHaveLength(50);
  });
});

/** A pair in a call, with a third who may come. */
const pair = async (type: 'group' | 'direct' = 'group') => {
  const accounts = type === 'group' ? (['ada', 'ben', 'cleo', 'dora'] as const) : (['ada', 'ben'] as const);
  const { people, conversationId } = await createWorld({ server, accounts, type });
  const { ada, ben, cleo = ada, dora = ada } = people as Record<string, Person> & typeof people & { ada: Person };
  const { callId, seats } = await callWith(ada, [ben], conversationId);
  const [adasSeat, bensSeat] = seats as [ReplyOf<'call:join'>, ReplyOf<'call:join'>];
  const modeOf = async () => (await ada.rest.ok('getCall', { params: { callId } })).data;
  const confirm = (who: Person, rest: object = {}) =>
    who.socket.emit('call:mode-switch-ack', { callId, success: true, ...rest });
  const signalReaches = async () => {
    const signal = { type: 'offer', sdp: `sdp ${callId}` };
    ada.socket.emit('call:signal', { callId, targetParticipantId: bensSeat.participantId, signal });
    return (await ben.socket.waitFor('call:signal')).signal;
  };
  return { ada, ben, cleo, dora, callId, params: { callId }, adasSeat, bensSeat, modeOf, confirm, signalReaches };
};

describe('the third participant', () => {
  it('S0-E15 S0-E16 S0-L33 S0-L34 S0-L32 S0-L36 moves the call to the SFU once both others confirmed', async () => {
    const { ada, ben, cleo, callId, adasSeat, modeOf, confirm } = await pair();
    const before = Date.now();
    const seat = await joinCall(cleo, callId);
    expect(seat).toMatchObject({ mode: 'sfu', mediaServerConfig: { routerId: expect.any(String) } });
    for (const { socket } of [ada, ben]) {
      const told = await socket.waitFor('call:mode-switch');
      const { mediaServerConfig } = seat;
      expect(told).toMatchObject({ callId, oldMode: 'p2p', newMode: 'sfu', mediaServerConfig });
      expect(told.reason).toBe('participant-count-changed');
      expect(Date.parse(told.switchDeadline)).toBeGreaterThan(before);
    }
    confirm(ada, { participantId: adasSeat.participantId });
    await ada.socket.settle();
    expect(ada.socket.received('call:mode-switch-completed')).toEqual([]);
    confirm(ben);
    for (const { socket } of [ada, ben, cleo]) {
      expect(await socket.waitFor('call:mode-switch-completed')).toEqual({ callId, mode: 'sfu' });
    }
    expect(cleo.socket.received('call:mode-switch')).toEqual([]);
    const { mode, mediaServerConfig } = await modeOf();
    expect({ mode, mediaServerConfig }).toEqual({ mode: 'sfu', mediaServerConfig: seat.mediaServerConfig });
  });

  it('S0-E15 S0-E7 finds a fourth one on the SFU already, whom nobody asks', async () => {
    const { ada, ben, cleo, dora, callId, confirm } = await pair();
    await joinCall(cleo, callId);
    const seat = await joinCall(dora, callId);
    expect(seat.mode).toBe('sfu');
    expect(await dora.socket.waitFor('call:started')).toMatchObject({
      mode: 'sfu',
      mediaServerConfig: expect.anything(),
    });
    for (const who of [ada, ben]) confirm(who);
    await dora.socket.waitFor('call:mode-switch-completed');
    await Promise.all([ada, ben, cleo, dora].map(({ socket }) => socket.settle()));
    expect([cleo, dora].flatMap(({ socket }) => socket.received('call:mode-switch'))).toEqual([]);
    expect([ada, ben].map(({ socket }) => socket.received('call:mode-switch').length)).toEqual([1, 1]);
  });

  it('S0-X48 S0-E16 S0-L35 S0-L36 S0-E21 leaves the call as it was when one cannot follow', async () => {
    const { ada, ben, cleo, callId, modeOf, confirm, signalReaches } = await pair();
    await joinCall(cleo, callId);
    confirm(ada);
    confirm(ben, { success: false, error: 'ICE failed' });
    for (const { socket } of [ada, ben, cleo]) {
      expect(await socket.waitFor('call:error')).toMatchObject({ callId, code: 'MODE_SWITCH_FAILED' });
    }
    const { mode, mediaServerConfig } = await modeOf();
    expect({ mode, mediaServerConfig }).toEqual({ mode: 'p2p', mediaServerConfig: undefined });
    expect(await signalReaches()).toMatchObject({ type: 'offer' });
  });

  it('S0-E16 S0-X53 cannot be confirmed in the name of another', async () => {
    const { ada, ben, cleo, callId, bensSeat, confirm } = await pair();
    await joinCall(cleo, callId);
    const forged = { callId, participantId: bensSeat.participantId, success: true };
    expect(await ada.socket.refused('call:mode-switch-ack', forged)).toMatchObject({ code: 'PERMISSION_DENIED' });
    confirm(ada);
    await ada.socket.settle();
    expect(ada.socket.received('call:mode-switch-completed')).toEqual([]);
    confirm(ben);
    await ada.socket.waitFor('call:mode-switch-completed');
  });

  it('S0-L33 S0-L35 is not waited for when a silent one leaves or is lost instead of confirming', async () => {
    const { ada, ben, cleo, callId, adasSeat, bensSeat } = await pair();
    await joinCall(cleo, callId);
    await ben.rest.ok('leaveCall', { params: { callId, participantId: bensSeat.participantId } });
    ada.socket.close();
    expect(await cleo.socket.waitFor('call:mode-switch-completed')).toEqual({ callId, mode: 'sfu' });
    const lost = await cleo.socket.waitFor('call:participant-status');
    expect(lost).toMatchObject({ participantId: adasSeat.participantId, status: 'disconnected' });
  });
});

describe('waiting', () => {
  it.concurrent('S0-X48 S0-L35 for all confirmations ends at the deadline with the old mode', async () => {
    const { ada, ben, cleo, callId, modeOf, confirm } = await pair();
    await joinCall(cleo, callId);
    const { switchDeadline } = await ben.socket.waitFor('call:mode-switch');
    confirm(ada);
    const failed = await ben.socket.waitFor('call:error', () => true, 14_000);
    expect(failed).toMatchObject({ callId, code: 'MODE_SWITCH_FAILED' });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(switchDeadline));
    expect((await modeOf()).mode).toBe('p2p');
  });

  it.concurrent(
    'S0-L33 S0-L34 S0-L36 S0-E13 S0-E15 S0-L32 for calm takes a small call back to peer-to-peer',
    async () => {
      const { ada, ben, cleo, callId, modeOf, signalReaches } = await pair();
      [ada, ben].forEach(confirmAlways);
      const { participantId } = await joinCall(cleo, callId);
      await ada.socket.waitFor('call:mode-switch-completed');
      await ada.socket.waitFor('call:mode-switch');
      const { transportId } = await ada.socket.ask('media:create-transport', { callId, direction: 'send' });
      const leftAt = Date.now();
      await cleo.rest.ok('leaveCall', { params: { callId, participantId } });
      const back = await ada.socket.waitFor('call:mode-switch', () => true, 14_000);
      expect(back).toMatchObject({ callId, oldMode: 'sfu', newMode: 'p2p', reason: 'participant-count-changed' });
      expect(back).not.toHaveProperty('mediaServerConfig');
      expect(Date.now() - leftAt).toBeGreaterThanOrEqual(9_900);
      expect(await ada.socket.waitFor('call:mode-switch-completed')).toEqual({ callId, mode: 'p2p' });
      const { mode, mediaServerConfig } = await modeOf();
      expect({ mode, mediaServerConfig }).toEqual({ mode: 'p2p', mediaServerConfig: undefined });
      expect(await signalReaches()).toMatchObject({ type: 'offer' });
      const closed = await mediaClient(server).fails('closeTransport', { params: { transportId } });
      expect(closed.status).toBe(404);
    },
  );
});

describe('PUT /api/calls/:callId/mode', () => {
  it('S0-R7 S0-L33 S0-L34 S0-E15 S0-L32 switches by hand, both ways, with the reason said', async () => {
    const { ada, ben, callId, params, modeOf } = await pair();
    [ada, ben].forEach(confirmAlways);
    const { data } = await ada.rest.ok('switchMode', { params, body: { mode: 'sfu' } });
    expect(data).toMatchObject({ callId, mode: 'sfu', mediaServerConfig: { routerId: expect.any(String) } });
    for (const { socket } of [ada, ben]) {
      const told = await socket.waitFor('call:mode-switch');
      const { mediaServerConfig } = data;
      expect(told).toMatchObject({ oldMode: 'p2p', newMode: 'sfu', reason: 'manual', mediaServerConfig });
      await socket.waitFor('call:mode-switch-completed');
    }
    const back = await ada.rest.ok('switchMode', { params, body: { mode: 'p2p' } });
    expect(back.data).not.toHaveProperty('mediaServerConfig');
    expect(await ben.socket.waitFor('call:mode-switch')).toMatchObject({ newMode: 'p2p', reason: 'manual' });
    await ben.socket.waitFor('call:mode-switch-completed');
    expect((await modeOf()).mode).toBe('p2p');
  });

  it('S0-X27 S0-X29 S0-X32 refuses modes that are none or do not suit, and members who may not', async () => {
    const { ada, ben, cleo, callId, params } = await pair();
    [ada, ben].forEach(confirmAlways);
    const invalid = { status: 400, code: 'INVALID_REQUEST' };
    for (const body of [{ mode: 'mesh' }, {}, { mode: 3 }]) {
      expect(await ada.rest.fails('switchMode', { params, body })).toMatchObject(invalid);
    }
    const plainMember = await ben.rest.fails('switchMode', { params, body: { mode: 'sfu' } });
    expect(plainMember).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    await joinCall(cleo, callId);
    await ada.socket.waitFor('call:mode-switch-completed');
    expect(await ada.rest.fails('switchMode', { params, body: { mode: 'p2p' } })).toMatchObject(invalid);
  });

  it('S0-X27 S0-L33 leaves a direct call peer-to-peer, whatever happens to its link', async () => {
    const { ada, ben, callId, params, modeOf } = await pair('direct');
    const byHand = await ada.rest.fails('switchMode', { params, body: { mode: 'sfu' } });
    expect(byHand).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    await ben.socket.ask('call:link-report', { callId, connected: false, lossPercent: 100 });
    expect((await modeOf()).mode).toBe('p2p');
  });

  it('S0-X30 S0-X28 S0-X35 S0-X27 needs a call and a token', async () => {
    const { ada, callId, params } = await pair();
    const unknown = await ada.rest.fails('switchMode', { params: { callId: 'f'.repeat(24) }, body: { mode: 'sfu' } });
    expect(unknown).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const secret = await mediaClient(server).send('switchMode', { params, body: { mode: 'sfu' } });
    expect(toRestError(secret)).toMatchObject({ status: 401 });
    await ada.rest.ok('endCall', { params: { callId } });
    const ended = await ada.rest.fails('switchMode', { params, body: { mode: 'sfu' } });
    expect(ended).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  });
});

describe('a bad link', () => {
  it('S0-L33 S0-L34 S0-E15 moves a pair to the SFU for the sake of quality; a good one does not', async () => {
    const { ada, ben, callId, modeOf } = await pair();
    [ada, ben].forEach(confirmAlways);
    await ben.socket.ask('call:link-report', { callId, connected: true, lossPercent: 8 });
    expect((await modeOf()).mode).toBe('p2p');
    await ben.socket.ask('call:link-report', { callId, connected: true, lossPercent: 12 });
    const told = await ada.socket.waitFor('call:mode-switch');
    expect(told).toMatchObject({ oldMode: 'p2p', newMode: 'sfu', reason: 'quality-fallback' });
    expect(told).toHaveProperty('mediaServerConfig');
    expect(await ben.socket.waitFor('call:mode-switch-completed')).toEqual({ callId, mode: 'sfu' });
  });
});

it('S0-X47 S0-E21 a type of call that does not exist is INVALID_MODE', async () => {
  const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
  const { socket } = people.ada;
  const wrong = { conversationId, type: 'hologram' };
  expect(await socket.refused('call:initiate', wrong)).toMatchObject({ code: 'INVALID_MODE' });
  expect(await socket.waitFor('call:error')).toMatchObject({ code: 'INVALID_MODE' });
});

describe('twenty who come and go at once', () => {
  /** Comes in, asks for everything that media needs, and leaves without waiting for any of it. */
  const dash = async (who: Person, callId: string): Promise<string[]> => {
    const seat = await joinCall(who, callId);
    const { raw } = who.socket;
    const ask = (name: string, payload: object) => raw.timeout(8_000).emitWithAck(name, payload);
    const transports = (['send', 'receive'] as const).map((direction) =>
      ask('media:create-transport', { callId, direction }),
    );
    const early = await (seat.participants.length % 2 === 0 ? transports[0] : undefined);
    const producing = early?.success
      ? [
          ask('media:connect-transport', { transportId: early.data.transportId, dtlsParameters }),
          ask('media:produce', {
            transportId: early.data.transportId,
            kind: 'audio',
            source: 'microphone',
            rtpParameters: opusParameters(),
          }),
        ]
      : [];
    const leaving = ask('call:leave', { callId });
    const answers = await Promise.all([...transports, ...producing, leaving]);
    return answers.flatMap(({ data }) => (typeof data?.transportId === 'string' ? [data.transportId] : []));
  };

  it('S0-L50 S0-E9 S0-E11 S0-L48 leave no transport, no track and nobody behind', async () => {
    const names = namesOf(21);
    const { people, conversationId } = await createWorld({ server, accounts: names });
    const [host, ...others] = names.map((name) => people[name]).filter((person) => person !== undefined);
    if (!host) throw new Error('There is no host');
    confirmAlways(host);
    others.forEach(confirmAlways);
    const { callId } = await beginCall(host, conversationId);
    const transports = (await Promise.all(others.map((who) => dash(who, callId)))).flat();

    expect(transports).not.toEqual([]);
    await host.socket.settle();
    const { data } = await host.rest.ok('getCall', { params: { callId } });
    const present = data.participants.filter(({ leftAt }) => leftAt === undefined);
    expect(present.map(({ userId }) => userId)).toEqual([host.id]);
    expect(host.socket.received('call:participant-joined')).toHaveLength(20);
    const left = host.socket.received('call:participant-left');
    expect(left).toHaveLength(20);
    expect(left.at(-1)?.totalParticipants).toBe(1);
    expect(await host.socket.ask('media:tracks', { callId })).toEqual({ tracks: [] });
    const media = mediaClient(server);
    const closing = await Promise.all(
      transports.map((transportId) => media.send('closeTransport', { params: { transportId } })),
    );
    expect(closing.filter(({ status }) => status !== 404)).toEqual([]);
  });
});
