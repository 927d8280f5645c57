import { afterAll, describe, expect, it } from 'vitest';
import { UNKNOWN_ID, beginCall, callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

const offer = { type: 'offer', sdp: 'v=0\r\no=- 46117 2 IN IP4 127.0.0.1\r\n' };

const running = async () => {
  const world = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'], outsiders: ['eve'] });
  const { ada, ben, cleo } = world.people;
  const { callId, seats } = await callWith(ada, [ben, cleo], world.conversationId);
  const [adas, bens] = seats.map(({ participantId }) => participantId);
  if (!adas || !bens) throw new Error('Somebody has no seat');
  return { ...world, callId, adas, bens };
};

describe('call:signal', () => {
  it.each([
    offer,
    { type: 'answer', sdp: 'v=0', extra: { nested: [1, 'two'] } },
    { type: 'ice-candidate', candidate: { candidate: 'candidate:1 1 udp 2 10.0.0.1 9 typ host', sdpMid: '0' } },
    { type: 'ice-candidate', candidate: 'candidate:1 1 udp', sdpMid: '0', sdpMLineIndex: 0 },
    { type: 'ice-candidate', candidate: null },
  ])('S0-E13 S0-E14 S0-L39 relays %j unchanged, to its target alone', async (signal) => {
    const { people, callId, adas, bens } = await running();
    const { ada, ben, cleo } = people;
    ada.socket.emit('call:signal', { callId, targetParticipantId: bens, signal });
    expect(await ben.socket.waitFor('call:signal')).toEqual({ callId, fromParticipantId: adas, signal });
    for (const { socket } of [ada, cleo]) {
      await socket.settle();
      expect(socket.received('call:signal')).toEqual([]);
    }
  });

  it('S0-E14 S0-E13 names the sender so that an answer finds the way back; a user id does as well', async () => {
    const { people, callId, bens } = await running();
    const { ada, ben } = people;
    await ada.socket.ask('call:signal', { callId, targetParticipantId: ben.id, signal: offer });
    const { fromParticipantId } = await ben.socket.waitFor('call:signal');
    const answer = { type: 'answer', sdp: 'v=0' };
    await ben.socket.ask('call:signal', { callId, targetParticipantId: fromParticipantId, signal: answer });
    expect(await ada.socket.waitFor('call:signal')).toEqual({ callId, fromParticipantId: bens, signal: answer });
  });

  it('S0-E14 keeps the order of a sender', async () => {
    const { people, callId, bens } = await running();
    const { ada, ben } = people;
    const sdps = Array.from({ length: 50 }, (_, index) => `v=${index}`);
    for (const sdp of sdps)
      ada.socket.emit('call:signal', { callId, targetParticipantId: bens, signal: { type: 'offer', sdp } });
    await ben.socket.waitFor('call:signal', ({ signal }) => signal.sdp === 'v=49');
    expect(ben.socket.received('call:signal').map(({ signal }) => signal.sdp)).toEqual(sdps);
  });

  it.each([
    ['S0-X52 S0-L39', { signal: { type: 'gossip', sdp: 'v=0' } }, 'SIGNALING_ERROR'],
    ['S0-X52 S0-L39', { signal: 'v=0' }, 'SIGNALING_ERROR'],
    ['S0-X52', { signal: { type: 'offer', sdp: 7 } }, 'SIGNALING_ERROR'],
    ['S0-X44 S0-L40', { targetParticipantId: UNKNOWN_ID }, 'PARTICIPANT_NOT_FOUND'],
    ['S0-X44 S0-L40', { targetParticipantId: undefined }, 'PARTICIPANT_NOT_FOUND'],
  ])('%s S0-E21 S0-L41 refuses %j', async (_ids, change, code) => {
    const { people, callId, bens } = await running();
    const { ada } = people;
    const payload = { callId, targetParticipantId: bens, signal: offer, ...change };
    expect(await ada.socket.refused('call:signal', payload)).toMatchObject({ code });
    ada.socket.emit('call:signal', payload);
    for (let times = 0; times < 2; times += 1) {
      expect(await ada.socket.waitFor('call:error')).toMatchObject({ callId, code });
    }
  });

  it('S0-L40 S0-X53 S0-X44 stays among the participants of one call', async () => {
    const { people, callId, adas, bens } = await running();
    const { ada, ben, eve } = people;
    const intrusion = { callId, targetParticipantId: bens, signal: offer };
    expect(await eve.socket.refused('call:signal', intrusion)).toMatchObject({ code: 'PERMISSION_DENIED' });
    const other = await running();
    const astray = { ...intrusion, targetParticipantId: other.adas };
    expect(await ada.socket.refused('call:signal', astray)).toMatchObject({ code: 'PARTICIPANT_NOT_FOUND' });
    await ben.socket.ask('call:leave', { callId });
    expect(await ada.socket.refused('call:signal', intrusion)).toMatchObject({ code: 'PARTICIPANT_NOT_FOUND' });
    const afterwards = { ...intrusion, targetParticipantId: adas };
    expect(await ben.socket.refused('call:signal', afterwards)).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

describe('call:media-state-change', () => {
  it('S0-E19 S0-E20 S0-R2 is told to the others and kept', async () => {
    const { people, callId, adas } = await running();
    const { ada, ben, cleo } = people;
    const media = { audioEnabled: false, videoEnabled: true, screenShareEnabled: true };
    ada.socket.emit('call:media-state-change', { callId, participantId: adas, ...media });
    for (const { socket } of [ben, cleo]) {
      const state = await socket.waitFor('call:participant-media-state');
      expect(state).toEqual({ callId, participantId: adas, username: 'ada', ...media });
    }
    await ada.socket.settle();
    expect(ada.socket.received('call:participant-media-state')).toEqual([]);
    const { data } = await ben.rest.ok('getCall', { params: { callId } });
    expect(data.participants[0]).toMatchObject(media);
  });

  it('S0-E19 S0-X53 S0-L41 is for oneself, and complete', async () => {
    const { people, callId, bens } = await running();
    const { socket } = people.ada;
    const media = { audioEnabled: false, videoEnabled: true, screenShareEnabled: true };
    await socket.ask('call:media-state-change', { callId, ...media });
    expect(await socket.refused('call:media-state-change', { callId, participantId: bens, ...media })).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const incomplete = await socket.refused('call:media-state-change', { callId, audioEnabled: true });
    expect(incomplete).toMatchObject({ code: 'SIGNALING_ERROR', details: { issues: expect.any(Array) } });
  });
});

describe('consume', () => {
  it('S0-X49 S0-E21 of a track that is none is an error of the media server', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
    const { ada } = people;
    await beginCall(ada, conversationId);
    const payload = { producerId: 'nothing', rtpCapabilities: {} };
    expect(await ada.socket.refused('consume', payload)).toMatchObject({ code: 'MEDIA_SERVER_ERROR' });
    expect(await ada.socket.waitFor('call:error')).toMatchObject({ code: 'MEDIA_SERVER_ERROR' });
  });
});
