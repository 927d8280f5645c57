import { describe, expect, it } from 'vitest';
import { noTracks, type PublishedTrack } from '#renderer/media/media-path.ts';
import { createSfuPath } from '#renderer/media/sfu-path.ts';
import { createFakeEngine, settle } from '../fakes/fake-engine.ts';
import { FakeSfu } from '../fakes/fake-sfu.ts';
import { FakeTrack } from '../fakes/fake-tracks.ts';

const published = (producerId: string, over: Partial<PublishedTrack> = {}): PublishedTrack => ({
  producerId,
  participantId: 'b',
  kind: 'video',
  source: 'camera',
  ...over,
});

const openPath = async ({ offered = [] as PublishedTrack[], isObserver = false } = {}) => {
  const sfu = new FakeSfu();
  sfu.published = offered;
  const engine = createFakeEngine(sfu);
  const path = createSfuPath({
    selfId: 'a',
    room: { routerId: 'r', rtpCapabilities: {} },
    iceServers: [],
    signaling: sfu,
    sending: isObserver ? null : sfu,
    engine,
  });
  await settle();
  return { sfu, engine, path, state: () => path.state.getState() };
};

describe('sending to the SFU', () => {
  it('follows what is to be sent, source by source', async () => {
    const { sfu, path, state } = await openPath();
    expect(state()).toMatchObject({ link: 'connected', sending: true });
    const [camera, microphone] = [new FakeTrack('video', 'c'), new FakeTrack('audio', 'm')];
    path.publish({ ...noTracks, camera, microphone });
    expect(state().sending).toBe(false);
    await settle();
    expect([...sfu.producers.values()].toSorted()).toEqual(['camera', 'microphone']);
    expect(state()).toMatchObject({ link: 'connected', sending: true });
    path.publish({ ...noTracks, camera: new FakeTrack('video', 'other'), microphone });
    await settle();
    expect(sfu.asked.filter((question) => question === 'produce camera').length).toBe(1);
    path.publish({ ...noTracks, microphone });
    await settle();
    expect([...sfu.producers.values()]).toEqual(['microphone']);
  });

  it('ends at the newest wish, however fast wishes come', async () => {
    const { sfu, path } = await openPath();
    for (let round = 0; round < 7; round += 1)
      path.publish({ ...noTracks, camera: round % 2 === 0 ? new FakeTrack('video', `c${round}`) : null });
    await settle();
    expect([...sfu.producers.values()]).toEqual(['camera']);
    path.publish(noTracks);
    await settle();
    expect(sfu.producers.size).toBe(0);
  });

  it('tries again when only the line was to blame', async () => {
    const { sfu, path, state } = await openPath();
    sfu.failure = { code: 'OFFLINE', message: '' };
    path.publish({ ...noTracks, camera: new FakeTrack('video', 'c') });
    await settle();
    expect(state()).toMatchObject({ sending: false });
    sfu.failure = null;
    path.refresh();
    await settle();
    expect(state()).toMatchObject({ link: 'connected', sending: true });
  });
});

describe('receiving from the SFU', () => {
  it('subscribes to what is there and what comes, and lets it play', async () => {
    const { sfu, path, state } = await openPath({ offered: [published('p1')] });
    expect([...state().tracks.keys()]).toEqual(['b/camera']);
    sfu.published.push(published('p2', { kind: 'audio', source: undefined }));
    path.receive({ kind: 'published', track: published('p2', { kind: 'audio', source: undefined }) });
    path.receive({ kind: 'published', track: published('p2', { kind: 'audio', source: undefined }) });
    await settle();
    expect([...state().tracks.keys()]).toEqual(['b/camera', 'b/microphone']);
    expect([...sfu.consumers.values()]).toEqual([
      { producerId: 'p1', paused: false },
      { producerId: 'p2', paused: false },
    ]);
    path.receive({ kind: 'withdrawn', producerId: 'p1' });
    expect([...state().tracks.keys()]).toEqual(['b/microphone']);
  });

  it('does not listen to itself, nor to tracks of nobody', async () => {
    const { sfu } = await openPath({
      offered: [published('p1', { participantId: 'a' }), published('p2', { participantId: undefined })],
    });
    expect(sfu.consumers.size).toBe(0);
  });

  it('misses nothing that is published while it is being built', async () => {
    const sfu = new FakeSfu();
    const engine = createFakeEngine(sfu);
    const room = { routerId: 'r', rtpCapabilities: {} };
    const path = createSfuPath({ selfId: 'a', room, iceServers: [], signaling: sfu, sending: sfu, engine });
    // The list was asked for, and was empty; this came right after it.
    sfu.published = [published('p1')];
    path.receive({ kind: 'published', track: published('p1') });
    await settle();
    expect([...path.state.getState().tracks.keys()]).toEqual(['b/camera']);
  });

  it('forgets a track that is withdrawn while it is being subscribed to', async () => {
    const { sfu, path, state } = await openPath();
    sfu.published = [published('p1')];
    path.receive({ kind: 'published', track: published('p1') });
    path.receive({ kind: 'withdrawn', producerId: 'p1' });
    await settle();
    expect(state().tracks.size).toBe(0);
  });

  it('closes what arrives for a track that was withdrawn meanwhile', async () => {
    const { sfu, path, state } = await openPath();
    sfu.published = [published('p1')];
    const gate = Promise.withResolvers<void>();
    sfu.consuming = gate.promise;
    path.receive({ kind: 'published', track: published('p1') });
    await settle();
    path.receive({ kind: 'withdrawn', producerId: 'p1' });
    gate.resolve();
    await settle();
    expect(sfu.find('receive').tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(state().tracks.size).toBe(0);
  });

  it('catches up with what it missed while the line was down', async () => {
    const { sfu, path, state } = await openPath({ offered: [published('p1')] });
    sfu.published = [published('p2', { participantId: 'c' })];
    path.refresh();
    await settle();
    expect([...state().tracks.keys()]).toEqual(['c/camera']);
  });

  it('asks for the size that is shown, and for nothing when nothing is shown', async () => {
    const { sfu, path } = await openPath({ offered: [published('p1')] });
    const wish = async (widthPx: number) => {
      path.setWidth('b/camera', widthPx);
      await settle();
      return [...sfu.consumers.values()][0];
    };
    expect(await wish(200)).toMatchObject({ paused: false, spatialLayer: 0 });
    expect(await wish(700)).toMatchObject({ paused: false, spatialLayer: 1 });
    expect(await wish(1_900)).toMatchObject({ paused: false, spatialLayer: 2 });
    expect(await wish(0)).toMatchObject({ paused: true });
    const questions = sfu.asked.length;
    await wish(0);
    expect(sfu.asked.length).toBe(questions);
  });

  it('knows a track as flowing only when something arrived', async () => {
    const { sfu, engine, path, state } = await openPath({ offered: [published('p1')] });
    path.setRemotes([{ id: 'b', sends: ['camera'], reachable: true }]);
    engine.clock.advance(500);
    await settle();
    expect(state().tracks.get('b/camera')?.flowing).toBe(false);
    sfu.flowing.add(state().tracks.get('b/camera')?.track.id ?? '');
    engine.clock.advance(500);
    await settle();
    expect(state().tracks.get('b/camera')?.flowing).toBe(true);
  });
});

describe('whoever only watches', () => {
  const offered = [published('p1'), published('p2', { kind: 'audio', source: 'microphone' })];

  it('opens one way, and is well without having asked for anything', async () => {
    const { sfu, path, state } = await openPath({ offered, isObserver: true });
    path.publish({ ...noTracks, camera: new FakeTrack('video', 'c') });
    await settle();
    expect(sfu.transports.map(({ direction }) => direction)).toEqual(['receive']);
    expect([sfu.producers.size, sfu.consumers.size, state().link]).toEqual([0, 0, 'connected']);
  });

  it('receives only what is shown, each picture once, and lets it rest when it is out of sight', async () => {
    const { sfu, path, state } = await openPath({ offered, isObserver: true });
    path.setWidth('b/camera', 240);
    path.setWidth('b/camera', 250);
    await settle();
    expect([...state().tracks.keys()]).toEqual(['b/camera']);
    expect([...sfu.consumers.values()]).toEqual([{ producerId: 'p1', paused: false, spatialLayer: 0 }]);
    path.setWidth('b/camera', 0);
    await settle();
    expect([...sfu.consumers.values()]).toEqual([{ producerId: 'p1', paused: true }]);
    path.setWidth('b/camera', 1_280);
    await settle();
    expect([...sfu.consumers.values()]).toEqual([{ producerId: 'p1', paused: false, spatialLayer: 2 }]);
  });

  it('hears only whom it wants to hear', async () => {
    const { sfu, path } = await openPath({ offered, isObserver: true });
    path.setWidth('b/microphone', 1);
    await settle();
    expect([...sfu.consumers.values()]).toEqual([{ producerId: 'p2', paused: false }]);
    path.setWidth('b/microphone', 0);
    await settle();
    expect([...sfu.consumers.values()]).toEqual([{ producerId: 'p2', paused: true }]);
  });

  it('shows at once what is published under a name that it wants to see', async () => {
    const { sfu, path, state } = await openPath({ isObserver: true });
    path.setWidth('b/screen', 900);
    sfu.published = [published('p3', { source: 'screen' })];
    path.receive({ kind: 'published', track: published('p3', { source: 'screen' }) });
    path.receive({ kind: 'published', track: published('p4', { participantId: 'c' }) });
    await settle();
    expect([...state().tracks.keys()]).toEqual(['b/screen']);
  });
});

describe('a broken way to the SFU', () => {
  it('is restarted after a moment, until it is back', async () => {
    const { sfu, engine, state } = await openPath({ offered: [published('p1')] });
    sfu.find('receive').become('disconnected');
    expect(state().link).toBe('broken');
    engine.clock.advance(900);
    await settle();
    expect(sfu.find('receive').restarts).toEqual([]);
    engine.clock.advance(200);
    await settle();
    expect(sfu.find('receive').restarts.length).toBe(1);
    engine.clock.advance(2_900);
    await settle();
    expect(sfu.find('receive').restarts.length).toBe(1);
    engine.clock.advance(100);
    await settle();
    expect(sfu.find('receive').restarts.length).toBe(2);
    sfu.find('receive').become('connected');
    engine.clock.advance(60_000);
    await settle();
    expect(sfu.find('receive').restarts.length).toBe(2);
    expect(state().link).toBe('connected');
  });

  it('is restarted at once when the line to the server is back', async () => {
    const { sfu, path } = await openPath({ offered: [published('p1')] });
    sfu.find('receive').become('disconnected');
    path.refresh();
    await settle();
    expect(sfu.find('receive').restarts.length).toBe(1);
  });

  it('is lost when the server does not know it any more, and then left alone', async () => {
    const { sfu, engine, path, state } = await openPath({ offered: [published('p1')] });
    sfu.failure = { code: 'MEDIA_SERVER_ERROR', message: '' };
    sfu.find('receive').become('failed');
    engine.clock.advance(1);
    await settle();
    expect(state().link).toBe('lost');
    const questions = sfu.asked.length;
    engine.clock.advance(60_000);
    await settle();
    path.close();
    expect(sfu.asked.length).toBe(questions);
    expect(engine.clock.pending).toBe(0);
  });

  it('is lost when the server refuses a track', async () => {
    const { sfu, path, state } = await openPath();
    sfu.failure = { code: 'MEDIA_SERVER_ERROR', message: '' };
    path.publish({ ...noTracks, camera: new FakeTrack('video', 'c') });
    await settle();
    expect(state().link).toBe('lost');
  });

  it('is lost when the server refuses to open it', async () => {
    const sfu = new FakeSfu();
    sfu.failure = { code: 'MEDIA_SERVER_ERROR', message: '' };
    const engine = createFakeEngine(sfu);
    const room = { routerId: 'r', rtpCapabilities: {} };
    const path = createSfuPath({ selfId: 'a', room, iceServers: [], signaling: sfu, sending: sfu, engine });
    await settle();
    expect(path.state.getState().link).toBe('lost');
    expect(engine.reports).toEqual([]);
  });
});

describe('closing', () => {
  it('closes both ways, here and at the server, and leaves no timer', async () => {
    const { sfu, engine, path } = await openPath({ offered: [published('p1')] });
    path.publish({ ...noTracks, camera: new FakeTrack('video', 'c') });
    await settle();
    path.close();
    await settle();
    expect(sfu.openTransports).toEqual([]);
    expect(sfu.asked.filter((question) => question.startsWith('close transport')).length).toBe(2);
    expect(engine.clock.pending).toBe(0);
    expect(engine.reports).toEqual([]);
  });

  it('in the middle of building closes what was built', async () => {
    const sfu = new FakeSfu();
    const engine = createFakeEngine(sfu);
    const room = { routerId: 'r', rtpCapabilities: {} };
    createSfuPath({ selfId: 'a', room, iceServers: [], signaling: sfu, sending: sfu, engine }).close();
    await settle();
    expect(sfu.asked.filter((question) => question.startsWith('close transport')).length).toBe(2);
  });
});
