import { beforeEach, describe, expect, it } from 'vitest';
import type { CallActions, CallEntry, CallSession } from '#renderer/features/call/model/call-view.ts';
import { type FakeEngine, settle } from './fakes/fake-engine.ts';
import { type FakeServer, refuse } from './fakes/fake-server.ts';
import { actIn, createSessionScene, seatOfTwo } from './fakes/session-scene.ts';

const LIST = 'GET /api/conversations/:conversationId/calls';
const callId = 'call';

let scene: ReturnType<typeof createSessionScene>;
let server: FakeServer;
let engine: FakeEngine;
let session: CallSession;

const open = async (entry?: CallEntry) => void (session = await scene.open(entry));
const view = () => session.view.getState();
const act = <N extends keyof CallActions>(name: N, ...given: Parameters<NonNullable<CallActions[N]>>) =>
  actIn(session, name, ...given);

beforeEach(() => {
  scene = createSessionScene();
  ({ server, engine } = scene);
});

describe('the door of a call', () => {
  describe('before the time of a planned call', () => {
    const early = { startsAt: 1_760_000_000_000 + 60_000, host: 'Ben' };
    beforeEach(async () => {
      server.when('call:initiate', refuse('CALL_ALREADY_ACTIVE'));
      server.when(LIST, () => ({ calls: [{ callId, status: 'initiated' }] }));
      server.when('call:join', refuse('CALL_ENDED', early));
      await open({ kind: 'start', conversationId: 'conversation', type: 'video' });
    });

    it('waits, and goes in as soon as it rings', async () => {
      expect(view()).toEqual({ phase: 'waitingForTime', title: 'Ward round', ...early });
      server.when('call:join', () => seatOfTwo());
      server.say('incoming', {
        ...{ callId, conversationId: 'conversation', type: 'video', caller: { username: 'Ben' } },
        expiresAt: '2026-01-01T10:00:00.000Z',
      });
      await settle();
      expect(view().phase).toBe('inCall');
    });

    it('asks by itself when the time has come, and no more often', async () => {
      engine.clock.advance(59_000);
      await settle();
      expect(server.count('call:join')).toBe(1);
      server.when('call:join', () => seatOfTwo());
      engine.clock.advance(1_000);
      await settle();
      expect(view().phase).toBe('inCall');
    });

    it('begins none of its own when it is called off', async () => {
      server.when('call:join', refuse('CALL_ENDED'));
      server.when('call:initiate', () => seatOfTwo());
      engine.clock.advance(60_000);
      await settle();
      expect(view()).toMatchObject({ phase: 'ended', why: 'ended' });
      expect(server.count('call:initiate')).toBe(1);
      expect(engine.clock.pending).toBe(0);
    });
  });

  it('asks for a password, again after a wrong one, and comes in by the right one', async () => {
    server.when('call:join', (payload) =>
      payload['password'] === 'sesame' ? seatOfTwo() : refuse('PERMISSION_DENIED', { needs: 'password' })(payload),
    );
    await open();
    expect(view()).toEqual({ phase: 'needsPassword', title: 'Ward round', attempt: 'none' });
    await act('enterPassword', 'simsim');
    expect(view()).toMatchObject({ phase: 'needsPassword', attempt: 'wrong' });
    server.goOffline();
    await act('enterPassword', 'sesame');
    expect(view()).toMatchObject({ phase: 'needsPassword', attempt: 'checking' });
    server.goOnline();
    await settle();
    expect(view().phase).toBe('inCall');
  });
});
