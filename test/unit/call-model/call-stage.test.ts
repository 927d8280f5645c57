import { beforeEach, describe, expect, it } from 'vitest';
import type { Outbound, Reply } from '#renderer/client/catalog.ts';
import type { CallSession } from '#renderer/features/call/model/call-view.ts';
import { settle } from './fakes/fake-engine.ts';
import { actIn, createSessionScene, inCallOf } from './fakes/session-scene.ts';

const callId = 'call';
const file: Outbound<'videoFile'>['file'] = {
  fileId: 'f1',
  filename: 'briefing.webm',
  mimeType: 'video/webm',
  size: 1_000,
  duration: 90.5,
  uploadedAt: '2026-01-01T10:00:00.000Z',
  url: '/files/call/f1/key',
};
const playback = { fileId: 'f1', isPlaying: true, positionMs: 30_000, at: 1_760_000_000_000 };
const stage = (over: Partial<Reply<'stage'>> = {}): Reply<'stage'> => ({
  operators: 0,
  locked: false,
  muteGateClosed: false,
  files: [],
  playback: null,
  serverTime: 0,
  ...over,
});

let scene: ReturnType<typeof createSessionScene>;
let session: CallSession;
const view = () => inCallOf(session);
const told = () => view().notices.map(({ key }) => key);
const say: (typeof scene)['server']['say'] = (name, payload) => scene.server.say(name, payload);

beforeEach(() => {
  scene = createSessionScene();
});

describe('what operators do', () => {
  it('is known to those who come late', async () => {
    scene.server.when('call:stage', () => stage({ operators: 2, locked: true, muteGateClosed: true }));
    session = await scene.open();
    expect(view()).toMatchObject({ watchers: 2, isLocked: true, isHeld: true });
    expect(told()).toEqual(['watched']);
    session.close();
  });

  it('is told once when the first one comes, and seen until the last one goes', async () => {
    session = await scene.open();
    say('operatorsChanged', { callId, operators: 1 });
    say('operatorsChanged', { callId, operators: 2 });
    await settle();
    expect([view().watchers, told()]).toEqual([2, ['watched']]);
    say('operatorsChanged', { callId, operators: 0 });
    await settle();
    expect(view().watchers).toBe(0);
    session.close();
  });

  it('lets them know how many pictures flow, and nobody else', async () => {
    session = await scene.open();
    const reports = () => scene.server.asked.filter(({ name }) => name === 'call:frame-rates').length;
    const pass = async () => {
      scene.engine.clock.advance(1_000);
      await settle();
    };
    await pass();
    expect(reports()).toBe(0);
    say('operatorsChanged', { callId, operators: 1 });
    await pass();
    expect(reports()).toBe(1);
    say('operatorsChanged', { callId, operators: 0 });
    await pass();
    expect(reports()).toBe(1);
    session.close();
  });

  it('keeps the own microphone silent, which the own tile shows', async () => {
    session = await scene.open();
    await scene.media.setMicrophone(true);
    say('muteGate', { callId, participantId: 'p-me', closed: true });
    await settle();
    expect(view().isHeld).toBe(true);
    expect(view().tiles.find(({ isSelf }) => isSelf)?.muted).toBe(true);
    say('muteGate', { callId, participantId: 'p-me', closed: false });
    await settle();
    expect(view().isHeld).toBe(false);
    expect(told()).toEqual(['held', 'released']);
    session.close();
  });

  it('to somebody else is not done to oneself', async () => {
    session = await scene.open();
    say('muteGate', { callId, participantId: 'p-other', closed: true });
    await settle();
    expect([view().isHeld, told()]).toEqual([false, []]);
    session.close();
  });

  it('asks to speak, and only a yes turns the microphone on', async () => {
    session = await scene.open();
    await scene.media.setMicrophone(false);
    say('unmuteRequest', { callId });
    await settle();
    expect(view().isAskedToSpeak).toBe(true);
    await actIn(session, 'answerOperator', false);
    expect([view().isAskedToSpeak, scene.media.store.getState().microphone.on]).toEqual([false, false]);
    say('unmuteRequest', { callId });
    await settle();
    await actIn(session, 'answerOperator', true);
    expect([view().isAskedToSpeak, scene.media.store.getState().microphone.on]).toEqual([false, true]);
    session.close();
  });
});

describe('a shared video', () => {
  it('is told when it comes, and shown when it is put on', async () => {
    scene.server.when('call:clock', () => ({ serverTime: 5_000 }));
    session = await scene.open();
    expect([view().film, session.serverNow()]).toEqual([null, null]);
    say('videoFile', { callId, file });
    await settle();
    expect([view().film, told()]).toEqual([null, ['filmShared']]);
    say('playback', { callId, playback });
    await settle();
    expect(view().film).toEqual({
      film: { id: 'f1', name: 'briefing.webm', url: '/files/call/f1/key', durationMs: 90_500 },
      state: { filmId: 'f1', isPlaying: true, positionMs: 30_000, at: playback.at },
    });
    expect(session.serverNow()).toBeGreaterThanOrEqual(5_000);
    say('playback', { callId, playback: null });
    await settle();
    expect(view().film).toBeNull();
    session.close();
    expect(scene.engine.clock.pending).toBe(0);
  });

  it('is looked for on the server that the call is on, wherever the page came from', async () => {
    session = await scene.open(undefined, 'https://host:8787');
    say('videoFile', { callId, file });
    say('playback', { callId, playback });
    await settle();
    expect(view().film?.film.url).toBe('https://host:8787/files/call/f1/key');
    session.close();
  });

  it('runs already for those who come late, and for those whose line was lost', async () => {
    scene.server.when('call:stage', () => stage({ files: [file], playback }));
    session = await scene.open();
    expect(view().film?.state.positionMs).toBe(30_000);
    scene.server.goOffline();
    scene.server.when('call:stage', () => stage({ files: [file], playback: { ...playback, positionMs: 70_000 } }));
    scene.server.goOnline();
    await settle();
    expect(view().film?.state.positionMs).toBe(70_000);
    session.close();
  });
});
