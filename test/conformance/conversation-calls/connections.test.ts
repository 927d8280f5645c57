import { afterAll, describe, expect, it, vi } from 'vitest';
import { beginCall, callWith, joinCall } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

const server = await startServer();
afterAll(() => server.close());

const withMedia = { audioEnabled: true, videoEnabled: true };

describe('one token', () => {
  it('S0-L13 has one connection, the newest, which takes the place over', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    const older = ben.socket;
    await ben.connect();
    await older.closed();
    expect(older.connected).toBe(false);
    expect(await ada.socket.waitFor('call:participant-status')).toMatchObject({ status: 'disconnected' });
    const seat = await ben.socket.ask('call:resume', { callId });
    expect(seat.participantId).toBe(seats[1]?.participantId);
    expect(await ada.socket.waitFor('call:participant-status')).toMatchObject({ status: 'connected' });
    expect(seat.participants).toHaveLength(2);
    expect(ben.socket.connected).toBe(true);
  });

  it('S0-L13 keeps no ghost of one who goes in the middle of coming in', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cy'] });
    const { ada, ben, cy } = people;
    const { callId } = await beginCall(ada, conversationId);
    for (let times = 0; times < 5; times += 1) {
      ben.socket.emit('call:join', { callId, ...withMedia });
      ben.socket.close();
      await ben.connect();
    }
    ben.socket.close();
    // What was sent counts, even right before the end; cy comes in after all of it was decided on.
    await ada.socket.waitFor('call:participant-joined', ({ participant }) => participant.userId === ben.id);
    await joinCall(cy, callId);
    const gone = async () => {
      const { data } = await ada.rest.ok('getCall', { params: { callId } });
      const seats = data.participants.filter(({ userId }) => userId === ben.id);
      expect(seats.map(({ status }) => status)).toEqual(['disconnected']);
    };
    await vi.waitFor(gone, { timeout: 5_000, interval: 50 });
  });

  it('S0-E11 S0-L13 hears a leave that is sent right before the end, and keeps no place', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    ben.socket.emit('call:leave', { callId });
    ben.socket.close();
    const left = await ada.socket.waitFor('call:participant-left');
    expect(left).toMatchObject({ callId, participantId: seats[1]?.participantId, totalParticipants: 1 });
  });

  it('S0-L13 a place that was made by REST hangs on the connection that comes later', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'], offline: ['ben'] });
    const { ada, ben } = people;
    const { callId } = await beginCall(ada, conversationId);
    await ben.rest.ok('joinCall', { params: { callId }, body: withMedia });
    (await ben.connect()).close();
    expect(await ada.socket.waitFor('call:participant-status')).toMatchObject({ status: 'disconnected' });
  });
});

describe.concurrent('time without a connection', () => {
  it('S0-L13 S0-L48 of five seconds keeps the place', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const away = 5_000;
    await ben.connect({
      reconnection: true,
      reconnectionDelay: away,
      reconnectionDelayMax: away,
      randomizationFactor: 0,
    });
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    ben.socket.raw.io.engine.close();
    await ada.socket.waitFor('call:participant-status', ({ status }) => status === 'disconnected');
    await ben.socket.waitFor('authenticated', () => true, 2 * away);
    const seat = await ben.socket.ask('call:resume', { callId });
    expect(seat.participantId).toBe(seats[1]?.participantId);
    await ada.socket.waitFor('call:participant-status', ({ status }) => status === 'connected');
    expect(ada.socket.received('call:participant-left')).toEqual([]);
  });

  it('S0-E11 S0-L13 S0-L48 of half a minute ends it: the participant has left, and comes back as a new one', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { ada, ben } = people;
    const { callId, seats } = await callWith(ada, [ben], conversationId);
    ben.socket.close();
    const left = await ada.socket.waitFor('call:participant-left', () => true, 35_000);
    expect(left).toMatchObject({ callId, participantId: seats[1]?.participantId, totalParticipants: 1 });
    await ben.connect();
    expect(await ben.socket.refused('call:resume', { callId })).toMatchObject({ code: 'PERMISSION_DENIED' });
    const again = await joinCall(ben, callId);
    expect(again.participantId).not.toBe(left.participantId);
  });
});
