import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type Person,
  beginCall,
  callWith,
  connectSocket,
  createInvitation,
  createRest,
  enterAsGuest,
  joinCall,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { confirmAlways } from './support/crowd.ts';

const server = await startServer();
afterAll(() => server.close());

/** Takes the server away as a power cut does, and starts it again. */
const crash = async (victim = server): Promise<void> => {
  await victim.kill();
  await victim.start();
};

const withMedia = { audioEnabled: true, videoEnabled: true };

describe('a crash in the middle of a call', () => {
  it('S0-L12 S0-L13 S0-L14 S0-L32 gives everybody the old place back, by resuming or by joining', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
    const { ada, ben, cleo } = people;
    const invitation = await createInvitation(ada, conversationId);
    const gina = await enterAsGuest(server.url, invitation, 'Gina');
    await gina.connect();
    [ada, ben].forEach(confirmAlways);
    const { callId, seats } = await callWith(ada, [ben, cleo, gina], conversationId);
    await ada.socket.waitFor('call:mode-switch-completed');
    await crash();

    const { data } = await ada.rest.ok('getCall', { params: { callId } });
    const placeOf = ({ participantId, role, joinedAt }: (typeof data.participants)[number]) => [
      participantId,
      role,
      joinedAt,
    ];
    expect(data).toMatchObject({ callId, mode: 'sfu', status: 'active', endedAt: null });
    expect(data.participants.map(placeOf)).toEqual(seats.at(-1)?.participants.map(placeOf));
    expect(data.participants.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'disconnected'));

    await Promise.all([ada, ben, cleo, gina].map((person) => person.connect()));
    const back = [
      await ada.socket.ask('call:resume', { callId }),
      await ben.socket.ask('call:join', { callId, ...withMedia }),
      await cleo.socket.ask('call:resume', { callId }),
      await gina.socket.ask('call:join', { callId, ...withMedia }),
    ];
    expect(back.map(({ participantId }) => participantId)).toEqual(seats.map(({ participantId }) => participantId));
    const last = back.at(-1);
    expect(last?.participants.map(placeOf)).toEqual(data.participants.map(placeOf));
    expect(last?.participants.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'connected'));
    expect(last).toMatchObject({ mode: 'sfu', mediaServerConfig: { routerId: expect.any(String) } });
    const signal = { type: 'offer', sdp: 'v=0' };
    gina.socket.emit('call:signal', { callId, targetParticipantId: back[0]?.participantId, signal });
    expect(await ada.socket.waitFor('call:signal')).toMatchObject({ signal });
  });

  it('loses nothing that was acknowledged: messages, places, states of media, the one who was removed', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo', 'dora'] });
    const { ada, ben, cleo, dora } = people;
    const { callId, seats } = await callWith(ada, [ben, cleo], conversationId);
    await ada.socket.ask('call:kick', { callId, participantId: seats[2]?.participantId ?? '' });
    const sent = { audioEnabled: false, videoEnabled: true, screenShareEnabled: true };
    await ben.socket.ask('call:media-state-change', { callId, ...sent });

    const acknowledged: string[] = [];
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    for (let index = 0; index < 300; index += 1) {
      const text = `message ${index}`;
      const note = (answer: { success: boolean }) => {
        if (answer.success) acknowledged.push(text);
        if (acknowledged.length === 60) resolve();
      };
      ada.socket.raw.emit('call:chat-send', { callId, text, clientId: text }, note);
    }
    const lateSeat = joinCall(dora, callId);
    await Promise.all([enough, lateSeat]);
    await crash();

    await Promise.all([ada, ben].map((person) => person.connect()));
    const { data } = await ben.rest.ok('listChat', { params: { callId } });
    const kept = data.messages.map(({ text }) => text);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(kept).size).toBe(kept.length);
    const { participants } = await ada.socket.ask('call:resume', { callId });
    expect(participants.map(({ userId }) => userId)).toEqual([ada.id, ben.id, dora.id]);
    expect(participants[1]).toMatchObject(sent);
    await cleo.connect();
    expect(await cleo.socket.refused('call:join', { callId, ...withMedia })).toMatchObject({ code: 'KICKED' });
  });

  it('S0-L17 a call that rang too long meanwhile is over, and one that rings still can be answered', async () => {
    const hasty = await startServer({ args: ['--ring-timeout', '1'] });
    onTestFinished(() => hasty.close());
    const late = await createWorld({ server: hasty, accounts: ['ada', 'ben'], offline: [] });
    const { callId: lost } = await beginCall(late.people.ada, late.conversationId);
    await crash(hasty);
    const ended = async () => {
      const { data } = await late.people.ada.rest.ok('getCall', { params: { callId: lost } });
      expect(data).toMatchObject({ status: 'ended', endReason: 'timeout' });
    };
    await vi.waitFor(ended, { timeout: 8_000, interval: 100 });

    const early = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { callId } = await beginCall(early.people.ada, early.conversationId);
    await crash();
    await early.people.ben.connect();
    expect(await joinCall(early.people.ben, callId)).toMatchObject({ status: 'active' });
  });

  it('lets a client return by itself', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const socket = await ada.connect({ reconnection: true, reconnectionDelay: 100, reconnectionDelayMax: 500 });
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    await crash();
    await socket.waitFor('authenticated', () => true, 10_000);
    expect(await socket.ask('call:resume', { callId })).toMatchObject({ participantId: seats[0].participantId });
  });
});

describe('after a restart', () => {
  it('S0-L25 S0-R2 S0-R6 S0-L28 the history is as it was', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    await ada.rest.ok('endCall', { params: { callId } });
    await ben.socket.waitFor('call:ended');
    const missed = await beginCall(ada, conversationId);
    await ada.rest.ok('leaveCall', { params: { callId: missed.callId, participantId: missed.participantId } });
    const read = async ({ rest }: Person) => ({
      call: (await rest.ok('getCall', { params: { callId } })).data,
      list: (await rest.ok('listCalls', { params: { conversationId } })).data,
      mine: (await rest.ok('listMyCalls')).data,
    });
    const before = await Promise.all([ada, ben].map(read));
    await crash();
    expect(await Promise.all([ada, ben].map(read))).toEqual(before);
    expect(before[0]?.list).toMatchObject({ total: 2 });
  });

  it('S0-L4 S0-L5 tokens and the media secret hold on, and revoked guests stay out', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'] });
    const { ada } = people;
    const [kept, revoked] = [await createInvitation(ada, conversationId), await createInvitation(ada, conversationId)];
    const gina = await enterAsGuest(server.url, kept, 'Gina');
    const hank = await enterAsGuest(server.url, revoked, 'Hank');
    const { shareLinkId } = revoked;
    await ada.rest.ok('revokeShareLink', { params: { conversationId, shareLinkId } });
    const { mediaSecret, owner } = server.ready;
    await crash();
    expect(server.ready).toMatchObject({ mediaSecret, owner: { id: owner.id } });
    for (const { rest } of [ada, gina, { rest: createRest(server.url, owner.token) }]) await rest.ok('getMe');
    expect((await gina.connect()).connected).toBe(true);
    expect(await hank.rest.fails('getMe')).toMatchObject({ status: 401 });
    await expect(hank.connect()).rejects.toThrow('AUTHENTICATION_FAILED');
    await expect(enterAsGuest(server.url, revoked, 'Ivo')).rejects.toThrow('403');
  });
});

describe('stopping', () => {
  it('tells everybody, ends with code 0 within five seconds and keeps the call', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const anonymous = await connectSocket(server.url);
    const { callId } = await callWith(ada, [ben], conversationId);
    const before = performance.now();
    await server.stop();
    expect(performance.now() - before).toBeLessThan(5_000);
    for (const socket of [ada.socket, ben.socket, anonymous]) {
      expect(await socket.waitFor('server:closing')).toEqual({ message: expect.stringMatching(/\w/) });
      await socket.closed();
    }
    await server.start();
    await ada.connect();
    expect(await ada.socket.ask('call:resume', { callId })).toMatchObject({ status: 'active' });
  });
});
