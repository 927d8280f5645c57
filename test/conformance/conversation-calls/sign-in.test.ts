import { afterAll, describe, expect, it } from 'vitest';
import {
  type CallSocket,
  UNKNOWN_ID,
  beginCall,
  callWith,
  connectSocket,
  createAccount,
  createInvitation,
  enterAsGuest,
  signInSocket,
} from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());
const { url } = server;

const signIn = async (socket: CallSocket, payload: unknown) => {
  socket.emit('authenticate', payload);
  return socket.waitFor('authenticated');
};

describe('authenticate', () => {
  it('S0-L1 S0-L3 S0-E1 S0-E2 signs a connection in that came without a token', async () => {
    const ada = await createAccount(url, 'ada');
    const socket = await connectSocket(url);
    const answer = await signIn(socket, { userId: ada.id, token: ada.token, language: 'en' });
    expect(answer).toEqual({ success: true, user: { id: ada.id, username: 'ada', isAnonymous: false } });
  });

  it('S0-L4 S0-E1 S0-E2 signs a guest in by the session token', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada'], offline: ['ada'] });
    const gina = await enterAsGuest(url, await createInvitation(people.ada, conversationId), 'Gina');
    const answer = await signIn(await connectSocket(url), { sessionToken: gina.token });
    expect(answer).toEqual({ success: true, user: { id: gina.id, username: 'Gina', isAnonymous: true } });
  });

  it('S0-E1 takes an account token as sessionToken as well', async () => {
    const ada = await createAccount(url, 'ada');
    expect(await signIn(await connectSocket(url), { sessionToken: ada.token })).toMatchObject({ success: true });
  });

  it.each(['a bare id', 'the id of somebody else', 'a token that is none', 'nothing'])(
    'S0-E2 refuses %s',
    async (what) => {
      const [ada, ben] = await Promise.all([createAccount(url, 'ada'), createAccount(url, 'ben')]);
      const payloads: Record<string, unknown> = {
        'a bare id': { userId: ada.id },
        'the id of somebody else': { userId: ben.id, token: ada.token },
        'a token that is none': { token: 'x.y.z' },
        nothing: undefined,
      };
      const socket = await connectSocket(url);
      const answer = await signIn(socket, payloads[what]);
      expect(answer).toEqual({ success: false, error: expect.stringMatching(/\w/) });
      expect(await socket.refused('authenticate', payloads[what])).toMatchObject({ code: 'PERMISSION_DENIED' });
      expect(await socket.refused('call:leave', {})).toMatchObject({ code: 'PERMISSION_DENIED' });
    },
  );

  it('S0-L41 S0-E1 answers a callback as well', async () => {
    const ada = await createAccount(url, 'ada');
    const socket = await connectSocket(url);
    const user = { id: ada.id, username: 'ada', isAnonymous: false };
    expect(await socket.ask('authenticate', { token: ada.token })).toMatchObject({ user });
    expect(await socket.ask('authenticate', { userId: ada.id })).toMatchObject({ user });
    expect(await socket.refused('authenticate', { userId: UNKNOWN_ID })).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it('S0-E1 once more in a call keeps the place in it', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId } = await callWith(ada, [ben], conversationId);
    await ben.socket.ask('authenticate', { userId: ben.id, language: 'es' });
    await ada.socket.settle();
    expect(ada.socket.received('call:participant-status')).toEqual([]);
    const { data } = await ben.rest.ok('getMe');
    expect(data.language).toBe('es');
    expect((await ada.rest.ok('getCall', { params: { callId } })).data.participants[1]).toMatchObject({
      status: 'connected',
    });
  });
});

const beforeSignIn: Readonly<Record<string, unknown>> = {
  'call:initiate': { conversationId: UNKNOWN_ID, type: 'video' },
  'call:accept': { callId: UNKNOWN_ID, audioEnabled: true, videoEnabled: true },
  'call:reject': { callId: UNKNOWN_ID },
  'call:join': { callId: UNKNOWN_ID, audioEnabled: true, videoEnabled: true },
  'call:leave': { callId: UNKNOWN_ID, participantId: UNKNOWN_ID },
  'call:signal': { callId: UNKNOWN_ID, targetParticipantId: UNKNOWN_ID, signal: { type: 'offer', sdp: '' } },
  'call:mode-switch-ack': { callId: UNKNOWN_ID, success: true },
  'call:transcription': 'not even an object',
  'call:media-state-change': undefined,
  consume: { producerId: 'p', rtpCapabilities: {} },
};

describe('a connection that did not sign in', () => {
  it('S0-L3 S0-L41 S0-X53 S0-E21 gets PERMISSION_DENIED for everything else', async () => {
    const socket = await connectSocket(url);
    for (const [name, payload] of Object.entries(beforeSignIn)) {
      expect(await socket.refused(name, payload)).toMatchObject({ code: 'PERMISSION_DENIED' });
      await socket.waitFor('call:error', ({ code }) => code === 'PERMISSION_DENIED');
      socket.emit(name, payload);
      await socket.waitFor('call:error', ({ code }) => code === 'PERMISSION_DENIED');
    }
    expect(socket.connected).toBe(true);
  });

  it('S0-L3 is told nothing', async () => {
    const stranger = await connectSocket(url);
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    await beginCall(people.ada, conversationId);
    await people.ben.socket.waitFor('call:incoming');
    await stranger.settle();
    expect(stranger.names()).toEqual([]);
  });
});

describe('the handshake', () => {
  it.each(['auth.token', 'auth.authToken', 'Authorization', 'x-auth-token', 'query'])(
    'S0-E2 S0-L2 takes the token as %s',
    async (way) => {
      const { token, id } = await createAccount(url, 'ada');
      const ways: Record<string, object> = {
        'auth.token': { auth: { token } },
        'auth.authToken': { auth: { authToken: token } },
        Authorization: { extraHeaders: { authorization: `Bearer ${token}` } },
        'x-auth-token': { extraHeaders: { 'x-auth-token': token } },
        query: { query: { token } },
      };
      const socket = await connectSocket(url, ways[way]);
      expect(await socket.waitFor('authenticated')).toMatchObject({ success: true, user: { id } });
    },
  );

  it('S0-L3 refuses a token that is none', async () => {
    await expect(connectSocket(url, { auth: { token: 'x.y.z' } })).rejects.toMatchObject({
      message: 'AUTHENTICATION_FAILED',
      data: { code: 'AUTHENTICATION_FAILED' },
    });
  });

  it('ends the older connection of the same sign-in, and of no other', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const older = ada.socket;
    const newer = await signInSocket(url, ada.token);
    await older.closed();
    expect(ben.socket.connected).toBe(true);
    await beginCall(ben, conversationId);
    await newer.waitFor('call:incoming');
  });
});
