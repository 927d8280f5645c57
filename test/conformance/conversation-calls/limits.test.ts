import { afterAll, describe, expect, it } from 'vitest';
import { opusParameters } from '#test/support/media/rtp-parameters.ts';
import { type Person, beginCall, callWith, joinCall } from '#test/support/drivers/conversation-calls/index.ts';
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

/** A pair in a call, with others who may come. */
const pair = async () => {
  const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo', 'dora'] });
  const { ada, ben } = people;
  const { callId, seats } = await callWith(ada, [ben], conversationId);
  const [adasId, bensId = ''] = seats.map(({ participantId }) => participantId);
  const modeOf = async () => {
    const { mode, mediaServerConfig } = (await ada.rest.ok('getCall', { params: { callId } })).data;
    return { mode, mediaServerConfig };
  };
  const confirm = ({ socket }: Person) => socket.emit('call:mode-switch-ack', { callId, success: true });
  return { ...people, callId, adasId, bensId, modeOf, confirm };
};

describe('while the call moves to the SFU', () => {
  it('S0-E15 S0-E7 a fourth one is on the SFU already, and is not asked', async () => {
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

  it('S0-L33 S0-L35 nobody waits for a silent one who leaves or is lost instead of confirming', async () => {
    const { ada, ben, cleo, callId, adasId, bensId } = await pair();
    await joinCall(cleo, callId);
    await ben.rest.ok('leaveCall', { params: { callId, participantId: bensId } });
    ada.socket.close();
    expect(await cleo.socket.waitFor('call:mode-switch-completed')).toEqual({ callId, mode: 'sfu' });
    const lost = await cleo.socket.waitFor('call:participant-status');
    expect(lost).toMatchObject({ participantId: adasId, status: 'disconnected' });
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
    expect(await modeOf()).toEqual({ mode: 'p2p', mediaServerConfig: undefined });
  });

  it.concurrent(
    'S0-L33 S0-L34 S0-L36 S0-E13 S0-E15 S0-L32 for calm takes a small call back to peer-to-peer',
    async () => {
      const { ada, ben, cleo, callId, bensId, modeOf } = await pair();
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
      expect(await modeOf()).toEqual({ mode: 'p2p', mediaServerConfig: undefined });
      const signal = { type: 'offer', sdp: 'v=0' };
      ada.socket.emit('call:signal', { callId, targetParticipantId: bensId, signal });
      expect(await ben.socket.waitFor('call:signal')).toMatchObject({ signal });
      const closed = await mediaClient(server).fails('closeTransport', { params: { transportId } });
      expect(closed.status).toBe(404);
    },
  );
});

it('S0-L33 a direct call stays peer-to-peer, whatever happens to its link', async () => {
  const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], type: 'direct' });
  const { ada, ben } = people;
  const { callId } = await callWith(ada, [ben], conversationId);
  await ben.socket.ask('call:link-report', { callId, connected: false, lossPercent: 100 });
  expect((await ada.rest.ok('getCall', { params: { callId } })).data.mode).toBe('p2p');
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
