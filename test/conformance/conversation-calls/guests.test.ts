import { afterAll, describe, expect, it } from 'vitest';
import {
  beginCall,
  callWith,
  createInvitation,
  enterAsGuest,
  joinCall,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

/** A conversation with a guest, who is connected. */
const withGuest = async (lobby = false) => {
  const world = await createWorld({ server, accounts: ['ada', 'ben'], lobby, title: '' });
  const invitation = await createInvitation(world.people.ada, world.conversationId);
  const gina = await enterAsGuest(url, invitation, 'Gina');
  await gina.connect();
  return { ...world, ...invitation, gina };
};

describe('a guest', () => {
  it('S0-L4 S0-L14 S0-E9 S0-R2 S0-R3 S0-L21 takes part under an anonymousUserId', async () => {
    const { people, conversationId, gina } = await withGuest();
    const { ada, ben } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    const body = { audioEnabled: true, videoEnabled: false };
    const { data } = await gina.rest.ok('joinCall', { params: { callId }, body });
    const identity = { participantId: data.participantId, anonymousUserId: gina.id, username: 'Gina' };
    const joined = await ada.socket.waitFor(
      'call:participant-joined',
      ({ totalParticipants }) => totalParticipants === 3,
    );
    expect(joined.participant).toMatchObject(identity);
    expect(joined.participant).not.toHaveProperty('userId');
    const listed = (await ben.rest.ok('getCall', { params: { callId } })).data.participants[2];
    expect(listed).toMatchObject({ ...identity, role: 'participant', status: 'connected' });
    expect(listed).not.toHaveProperty('userId');
  });

  it('S0-L4 S0-E11 S0-E14 S0-E18 S0-E20 is heard, signalled to and missed like everybody else', async () => {
    const { people, conversationId, gina } = await withGuest();
    const { ada } = people;
    const { callId, seats } = await callWith(ada, [gina], conversationId);
    const [, ginas] = seats;
    const participantId = ginas?.participantId ?? '';
    const signal = { type: 'offer', sdp: 'v=0' };
    await ada.socket.ask('call:signal', { callId, targetParticipantId: gina.id, signal });
    expect(await gina.socket.waitFor('call:signal')).toMatchObject({ signal });
    const media = { audioEnabled: false, videoEnabled: false, screenShareEnabled: false };
    await gina.socket.ask('call:media-state-change', { callId, ...media });
    expect(await ada.socket.waitFor('call:participant-media-state')).toMatchObject({ participantId, username: 'Gina' });
    const spoken = { text: 'Hi', language: 'en', timestamp: '2025-10-28T10:35:12.000Z', isFinal: true };
    await gina.socket.ask('call:transcription', { callId, ...spoken });
    expect(await ada.socket.waitFor('call:transcription')).toMatchObject({ participantId, username: 'Gina' });
    await gina.socket.ask('call:leave', { callId, participantId });
    const left = await ada.socket.waitFor('call:participant-left');
    expect(left).toMatchObject({ participantId, username: 'Gina', anonymousUserId: gina.id, totalParticipants: 1 });
    expect(left).not.toHaveProperty('userId');
  });

  it('S0-L4 S0-L21 S0-X2 S0-X15 belongs to the one conversation of the link, and begins no call', async () => {
    const { conversationId, gina } = await withGuest();
    const elsewhere = await createWorld({ server, accounts: ['cleo'] });
    const { callId } = await beginCall(elsewhere.people.cleo, elsewhere.conversationId);
    const body = { audioEnabled: true, videoEnabled: true };
    expect(await gina.rest.fails('joinCall', { params: { callId }, body })).toMatchObject({ status: 403 });
    expect(await gina.rest.fails('getCall', { params: { callId } })).toMatchObject({ status: 403 });
    const begin = { body: { conversationId, type: 'video' } };
    expect(await gina.rest.fails('initiateCall', begin)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  });
});

describe('a lobby', () => {
  it('S0-L4 keeps all of the call and its people from a guest who was not let in', async () => {
    const { people, conversationId, gina } = await withGuest(true);
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    const seat = await joinCall(gina, callId);
    expect(seat).toMatchObject({ waiting: true, participants: [{ anonymousUserId: gina.id }] });
    const knock = await ada.socket.waitFor('call:participant-status');
    expect(knock).toMatchObject({ callId, participantId: seat.participantId, username: 'Gina', status: 'waiting' });
    await ada.socket.ask('call:chat-send', { callId, text: 'A secret' });
    await ada.socket.ask('call:media-state-change', {
      callId,
      audioEnabled: false,
      videoEnabled: false,
      screenShareEnabled: false,
    });
    await gina.socket.settle();
    expect(gina.socket.names().toSorted()).toEqual(['authenticated', 'call:available']);
    for (const route of ['getCall', 'listChat', 'listTranscriptions'] as const) {
      expect(await gina.rest.fails(route, { params: { callId } })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    }
    const targetParticipantId = seats[0].participantId;
    const attempts: Record<string, object> = {
      'call:signal': { targetParticipantId, signal: { type: 'offer', sdp: '' } },
      'call:chat-send': { text: 'Let me in' },
      'call:transcription': { text: 'Hi', language: 'en', timestamp: new Date().toISOString(), isFinal: true },
      'call:admit': { participantId: seat.participantId },
      'media:tracks': {},
      'media:create-transport': { direction: 'receive' },
    };
    for (const [name, payload] of Object.entries(attempts)) {
      expect(await gina.socket.refused(name, { callId, ...payload })).toMatchObject({ code: 'PERMISSION_DENIED' });
    }
    const outside = [
      (await gina.rest.ok('getConversation', { params: { conversationId } })).data,
      (await gina.rest.ok('listConversations')).data,
      (await gina.rest.ok('listCalls', { params: { conversationId } })).data,
      (await gina.rest.ok('listMyCalls')).data,
    ];
    for (const name of ['ada', 'ben', ada.id, ben.id]) expect(JSON.stringify(outside)).not.toContain(name);
    expect((await ada.rest.ok('getCall', { params: { callId } })).data.participants).toHaveLength(2);
  });

  it('S0-L4 S0-E7 S0-E9 S0-L48 opens when somebody lets the guest in', async () => {
    const { people, conversationId, gina } = await withGuest(true);
    const { ada, ben } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    const { participantId } = await joinCall(gina, callId);
    expect(await ben.socket.refused('call:admit', { callId, participantId })).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await ada.socket.ask('call:admit', { callId, participantId });
    const started = await gina.socket.waitFor('call:started');
    expect(started.participants.map(({ username }) => username)).toEqual(['ada', 'ben', 'Gina']);
    const joined = await ben.socket.waitFor('call:participant-joined', (one) => one.totalParticipants === 3);
    expect(joined.participant).toMatchObject({ participantId, anonymousUserId: gina.id });
    expect((await gina.rest.ok('getCall', { params: { callId } })).data.participants).toHaveLength(3);
  });

  it('S0-L4 S0-X54 stays shut for a guest who is turned away', async () => {
    const { people, conversationId, gina } = await withGuest(true);
    const { callId } = await callWith(people.ada, [people.ben], conversationId);
    const { participantId } = await joinCall(gina, callId);
    await people.ada.socket.ask('call:kick', { callId, participantId });
    expect(await gina.socket.waitFor('call:error')).toMatchObject({ callId, code: 'KICKED' });
    const again = { callId, audioEnabled: true, videoEnabled: true };
    expect(await gina.socket.refused('call:join', again)).toMatchObject({ code: 'KICKED' });
  });
});
