import { beforeEach, describe, expect, it } from 'vitest';
import { MediaPaths } from '#renderer/features/call/model/media-paths.ts';
import { type PathTarget, RETIRE_MS } from '#renderer/features/call/model/path-switch.ts';
import { FADE_MS } from '#renderer/features/call/model/track-choice.ts';
import { noTracks } from '#renderer/media/media-path.ts';
import { createFakeEngine, type FakeEngine } from './fakes/fake-engine.ts';
import { FakePath } from './fakes/fake-path.ts';
import { FakeTrack } from './fakes/fake-tracks.ts';

const p2p: PathTarget = { mode: 'p2p' };
const sfu = (routerId = 'r1'): PathTarget => ({ mode: 'sfu', room: { routerId, rtpCapabilities: {} } });
const remote = { id: 'b', sends: ['camera', 'microphone'], reachable: true } as const;

let engine: FakeEngine;
let opened: FakePath[];
let told: string[];
let paths: MediaPaths;

const nth = (index: number): FakePath => {
  const path = opened[index];
  if (!path) throw new Error(`Path ${index} was not opened`);
  return path;
};
const open = () => opened.filter(({ closed }) => !closed).map(({ mode }) => mode);
const playing = (key: 'b/camera' | 'b/microphone') => paths.choices.get(key);
const startSwitch = (target: PathTarget) => paths.dispatch({ kind: 'switchStarted', target, patienceMs: 10_000 });

beforeEach(() => {
  engine = createFakeEngine();
  opened = [];
  told = [];
  paths = new MediaPaths({
    engine,
    open(target) {
      const path = new FakePath(target.mode);
      opened.push(path);
      return path;
    },
    confirm: (success, error) => told.push(success ? 'confirmed' : `refused: ${error}`),
    askSeat: () => told.push('asked'),
    changed: () => undefined,
  });
  paths.publish({ ...noTracks, camera: new FakeTrack('video', 'own') });
  paths.setRemotes([remote]);
  paths.setWidth('b/camera', 300);
  paths.dispatch({ kind: 'seated', target: p2p });
});

describe('make before break', () => {
  beforeEach(() => {
    nth(0).connect();
    nth(0).deliver('b', 'camera');
    nth(0).deliver('b', 'microphone');
  });

  it('gives a new path everything the old one has', () => {
    startSwitch(sfu());
    expect(nth(1)).toMatchObject({ local: nth(0).local, remotes: [remote] });
    expect([...nth(1).widths]).toEqual([['b/camera', 300]]);
  });

  it('asks for a picture as wide as the widest place that shows it, and gives that back', () => {
    const width = () => nth(0).widths.get('b/camera');
    paths.setWidth('b/camera', 320, 'mini');
    expect(width()).toBe(320);
    paths.setWidth('b/camera', 0);
    startSwitch(sfu());
    expect([width(), nth(1).widths.get('b/camera')]).toEqual([320, 320]);
    paths.setWidth('b/camera', 0, 'mini');
    expect(width()).toBe(0);
    paths.setWidth('b/camera', 1_280);
    expect(width()).toBe(1_280);
  });

  it('moves track by track, confirms when all flow, and drops the old path when everybody has moved', () => {
    const before = playing('b/camera')?.track;
    startSwitch(sfu());
    nth(1).connect();
    nth(1).deliver('b', 'camera', false);
    expect(playing('b/camera')?.track).toBe(before);
    const camera = nth(1).deliver('b', 'camera');
    expect(playing('b/camera')).toMatchObject({ track: camera, mode: 'sfu' });
    expect(playing('b/microphone')?.mode).toBe('p2p');
    expect(told).toEqual([]);
    nth(1).deliver('b', 'microphone');
    expect(told).toEqual(['confirmed']);
    expect([paths.mode, ...open()]).toEqual(['p2p', 'p2p', 'sfu']);
    paths.dispatch({ kind: 'switchCompleted', mode: 'sfu' });
    expect(paths.mode).toBe('sfu');
    engine.clock.advance(RETIRE_MS - 1);
    expect(open()).toEqual(['p2p', 'sfu']);
    engine.clock.advance(1);
    expect(open()).toEqual(['sfu']);
  });

  it('lets the old sound go on beside the new one for a moment', () => {
    const old = playing('b/microphone')?.track;
    startSwitch(sfu());
    nth(1).connect();
    const fresh = nth(1).deliver('b', 'microphone');
    expect(playing('b/microphone')).toMatchObject({ track: fresh, fading: { track: old } });
    engine.clock.advance(FADE_MS);
    expect(playing('b/microphone')).toMatchObject({ track: fresh, fading: null });
  });

  it('keeps the old path when the switch fails', () => {
    const before = playing('b/camera')?.track;
    startSwitch(sfu());
    nth(1).connect();
    nth(1).deliver('b', 'camera');
    paths.dispatch({ kind: 'switchFailed' });
    expect(open()).toEqual(['p2p']);
    expect(playing('b/camera')?.track).toBe(before);
  });

  it('does not wait for somebody who leaves meanwhile', () => {
    startSwitch(sfu());
    nth(1).connect();
    expect(told).toEqual([]);
    paths.setRemotes([]);
    expect(told).toEqual(['confirmed']);
  });

  it('tells the server in time that it did not work', () => {
    startSwitch(sfu());
    engine.clock.advance(9_700);
    expect(told).toEqual(['refused: the new path did not flow in time']);
  });

  it('asks where to go when the path is lost, and shows its last picture until the next one delivers', () => {
    startSwitch(sfu());
    paths.dispatch({ kind: 'switchCompleted', mode: 'sfu' });
    engine.clock.advance(RETIRE_MS);
    nth(1).connect();
    const last = nth(1).deliver('b', 'camera');
    nth(1).state.setState({ link: 'lost' });
    expect(told).toEqual(['asked']);
    paths.dispatch({ kind: 'seated', target: sfu('r2') });
    nth(2).deliver('b', 'camera', false);
    expect(playing('b/camera')?.track).toBe(last);
    paths.refresh();
    expect([nth(1).refreshes, nth(2).refreshes]).toEqual([0, 1]);
    nth(2).connect();
    const next = nth(2).deliver('b', 'camera');
    expect(playing('b/camera')?.track).toBe(next);
    engine.clock.advance(RETIRE_MS);
    expect(opened.map(({ closed }) => closed)).toEqual([true, true, false]);
  });
});

describe('messages to paths', () => {
  const signal = { kind: 'signal', from: 'b', signal: { type: 'offer', sdp: 'x' } } as const;
  const published = { kind: 'published', track: { producerId: 'p', kind: 'video' } } as const;

  it('go to the path of their kind', () => {
    startSwitch(sfu());
    paths.receive(signal);
    paths.receive(published);
    expect(nth(0).received).toEqual([signal]);
    expect(nth(1).received).toEqual([published]);
  });

  it('wait for a peer-to-peer path that others built first, but not for ever', () => {
    startSwitch(sfu());
    paths.dispatch({ kind: 'switchCompleted', mode: 'sfu' });
    engine.clock.advance(RETIRE_MS);
    paths.receive({ ...signal, from: 'old' });
    engine.clock.advance(20_000);
    paths.receive(signal);
    startSwitch(p2p);
    expect(nth(2).received).toEqual([signal]);
  });
});

describe('closing', () => {
  it('closes all paths and leaves no timer', () => {
    nth(0).connect();
    nth(0).deliver('b', 'microphone');
    startSwitch(sfu());
    nth(1).deliver('b', 'microphone');
    paths.close();
    expect(open()).toEqual([]);
    expect(engine.clock.pending).toBe(0);
  });
});
