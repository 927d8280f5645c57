import { beforeEach, describe, expect, it } from 'vitest';
import { type LocalTracks, type MediaPath, noTracks } from '#renderer/media/media-path.ts';
import { createPeerMesh } from '#renderer/media/peer-mesh.ts';
import { createFakeEngine, type FakeEngine, settle } from '../fakes/fake-engine.ts';
import { FakeTrack } from '../fakes/fake-tracks.ts';

type Wire = { type: string; [name: string]: unknown };

/** Two devices and the server between them. */
interface Device {
  readonly engine: FakeEngine;
  mesh: MediaPath;
  /** Signals to this device do not arrive. */
  deaf: boolean;
  readonly sent: Wire[];
}

const remote = (id: string) => ({ id, sends: ['camera', 'microphone'] as const, reachable: true });
const local = (camera: FakeTrack): LocalTracks => ({ ...noTracks, camera });

let devices: Record<'a' | 'b', Device>;

const openMesh = (selfId: 'a' | 'b', engine: FakeEngine): MediaPath =>
  createPeerMesh({
    selfId,
    engine,
    iceServers: [],
    send: (to, signal) => {
      devices[selfId].sent.push(signal);
      const target = to === 'a' || to === 'b' ? devices[to] : undefined;
      const wire = JSON.parse(JSON.stringify(signal)) as Wire;
      if (target && !target.deaf)
        queueMicrotask(() => target.mesh.receive({ kind: 'signal', from: selfId, signal: wire }));
    },
  });

const createDevice = (selfId: 'a' | 'b'): Device => {
  const engine = createFakeEngine();
  return { engine, mesh: openMesh(selfId, engine), deaf: false, sent: [] };
};

/** The page of this device is loaded again: a new mesh, and nothing of the old one is left. */
const reload = (selfId: 'a' | 'b', other: string) => {
  devices[selfId].mesh.close();
  devices[selfId].mesh = openMesh(selfId, devices[selfId].engine);
  devices[selfId].mesh.setRemotes([remote(other)]);
};

const newest = (device: Device) => {
  const connection = device.engine.connections.at(-1);
  if (!connection) throw new Error('There is no connection');
  return connection;
};
const linkOf = (device: Device) => device.mesh.state.getState().link;
const expectConnected = async () => {
  await settle();
  expect([linkOf(devices.a), linkOf(devices.b)]).toEqual(['connected', 'connected']);
  expect([devices.a.engine.open.length, devices.b.engine.open.length]).toEqual([1, 1]);
  expect([...devices.a.engine.reports, ...devices.b.engine.reports]).toEqual([]);
};

beforeEach(() => {
  devices = { a: createDevice('a'), b: createDevice('b') };
});

describe('two devices, peer-to-peer', () => {
  it('connect, each track in its place, whoever learns first of the other', async () => {
    const [cameraA, cameraB] = [new FakeTrack('video', 'camera-a'), new FakeTrack('video', 'camera-b')];
    devices.b.mesh.publish(local(cameraB));
    devices.b.mesh.setRemotes([remote('a')]);
    await settle();
    // Signals of b came before a knew of b.
    devices.a.mesh.publish(local(cameraA));
    devices.a.mesh.setRemotes([remote('b')]);
    await expectConnected();
    for (const [device, camera] of [
      [devices.a, cameraA],
      [devices.b, cameraB],
    ] as const) {
      expect(newest(device).places.map(({ sender }) => sender.track)).toEqual([null, camera, null, null]);
      expect(newest(device).candidates.length).toBeGreaterThan(0);
    }
    expect([...devices.a.mesh.state.getState().tracks.keys()]).toEqual([
      'b/microphone',
      'b/camera',
      'b/screen',
      'b/screen-audio',
    ]);
  });

  it('change what they send without a new negotiation', async () => {
    for (const [id, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const)
      devices[id].mesh.setRemotes([remote(other)]);
    await expectConnected();
    const before = devices.a.sent.length;
    const screen = new FakeTrack('video', 'screen');
    devices.a.mesh.publish({ ...noTracks, screen });
    await settle();
    expect(newest(devices.a).places.map(({ sender }) => sender.track)).toEqual([null, null, screen, null]);
    expect(devices.a.sent.length).toBe(before);
  });

  it.each(['a', 'b'] as const)('find each other again after a reload of %s', async (id) => {
    const other = id === 'a' ? 'b' : 'a';
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    reload(id, other);
    await expectConnected();
  });

  it('repeat what was lost on the way', async () => {
    devices.a.deaf = true;
    devices.b.deaf = true;
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await settle();
    expect(linkOf(devices.a)).toBe('connecting');
    devices.a.deaf = false;
    devices.b.deaf = false;
    for (const { engine } of Object.values(devices)) engine.clock.advance(3_000);
    await expectConnected();
  });

  it('connect with a client that waits to be offered, whatever the order of ids', async () => {
    devices.b.deaf = true;
    devices.a.mesh.setRemotes([remote('b')]);
    await settle();
    expect(devices.a.sent.map(({ type }) => type)).toEqual(['ice-candidate']);
    devices.a.engine.clock.advance(6_100);
    await settle();
    expect(devices.a.sent.map(({ type }) => type)).toContain('offer');
  });

  it('repair a lost line, and only after a while', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    newest(devices.b).become('disconnected');
    expect(linkOf(devices.b)).toBe('broken');
    devices.b.engine.clock.advance(900);
    await settle();
    expect(newest(devices.b).restarts).toBe(0);
    devices.b.engine.clock.advance(200);
    await expectConnected();
    expect(newest(devices.b).restarts).toBe(1);
    expect(newest(devices.a).remoteDescription?.sdp).toContain('"restarts":1');
  });

  it('survive that both repair at once', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    for (const device of Object.values(devices)) newest(device).become('failed');
    for (const { engine } of Object.values(devices)) engine.clock.advance(1);
    await expectConnected();
  });

  it('offer anew when the line to the server is back, because the last offer may be lost', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    devices.a.deaf = true;
    newest(devices.b).become('failed');
    devices.b.engine.clock.advance(1);
    await settle();
    expect(newest(devices.b).signalingState).toBe('have-local-offer');
    devices.a.deaf = false;
    devices.b.mesh.refresh();
    await expectConnected();
  });

  it('repeat an offer that is still unanswered, even when the line came back by itself', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    devices.a.deaf = true;
    newest(devices.b).become('failed');
    devices.b.engine.clock.advance(1);
    await settle();
    newest(devices.b).become('connected');
    devices.a.deaf = false;
    devices.b.mesh.refresh();
    await expectConnected();
    expect(newest(devices.b).signalingState).toBe('stable');
  });

  it('try again as soon as the other one can be reached again', async () => {
    devices.a.deaf = true;
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([{ ...remote('a'), reachable: false }]);
    await settle();
    devices.a.deaf = false;
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
  });

  describe('after an outage', () => {
    const wholePictures = () =>
      Object.values(devices).map((device) => newest(device).places.map((place) => place.wholePictures));
    beforeEach(async () => {
      devices.a.mesh.publish(local(new FakeTrack('video', 'camera-a')));
      devices.a.mesh.setRemotes([remote('b')]);
      devices.b.mesh.setRemotes([remote('a')]);
      await expectConnected();
      expect(wholePictures()).toEqual([
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]);
    });

    it('send a whole picture as soon as the line is back, of what has pictures', async () => {
      for (const device of Object.values(devices)) newest(device).become('disconnected');
      await settle();
      for (const device of Object.values(devices)) newest(device).become('connected');
      await expectConnected();
      expect(wholePictures()).toEqual([
        [0, 1, 0, 0],
        [0, 0, 0, 0],
      ]);
    });

    it.each([
      ['the own way to the server was down', () => devices.a.mesh.refresh()],
      [
        'the other one could not be reached',
        () => {
          devices.a.mesh.setRemotes([{ ...remote('b'), reachable: false }]);
          devices.a.mesh.setRemotes([remote('b')]);
        },
      ],
    ])('do so even when the browser noticed nothing: %s', async (_, comeBack) => {
      comeBack();
      await expectConnected();
      expect(wholePictures()[0]).toEqual([0, 1, 0, 0]);
    });
  });

  it('do not use candidates of a connection that is gone', async () => {
    const old = { type: 'ice-candidate', candidate: { candidate: 'old', sdpMid: '0' }, session: 'gone' };
    devices.a.mesh.setRemotes([remote('b')]);
    devices.a.mesh.receive({ kind: 'signal', from: 'b', signal: old });
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    expect(newest(devices.a).candidates.map(({ candidate }) => candidate)).not.toContain('old');
    expect(newest(devices.a).candidates.length).toBeGreaterThan(0);
  });

  it('begin anew when repairing does not help', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    const first = newest(devices.b);
    devices.a.deaf = true;
    first.become('failed');
    for (let round = 0; round < 6; round += 1) {
      devices.b.engine.clock.advance(3_000);
      await settle();
    }
    expect(newest(devices.b)).not.toBe(first);
    devices.a.deaf = false;
    devices.b.engine.clock.advance(3_000);
    await expectConnected();
  });

  it('know a track as flowing only when something arrived', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    const camera = () => devices.a.mesh.state.getState().tracks.get('b/camera');
    const screen = () => devices.a.mesh.state.getState().tracks.get('b/screen');
    devices.a.engine.clock.advance(200);
    await settle();
    expect(camera()?.flowing).toBe(false);
    for (const row of [camera(), screen()]) newest(devices.a).flowing.add(row?.track.id ?? '');
    devices.a.engine.clock.advance(200);
    await settle();
    expect(camera()?.flowing).toBe(true);
    // Nobody said that there is a screen, so nobody looks.
    expect(screen()?.flowing).toBe(false);
  });
});

describe('a mesh', () => {
  it('leaves no connection and no timer behind after many quick joins and leaves', async () => {
    const { engine, mesh } = devices.a;
    for (let round = 0; round < 20; round += 1) {
      mesh.setRemotes([remote(`guest${round}`)]);
      if (round % 3 === 0) await settle();
      mesh.setRemotes([]);
    }
    await settle();
    expect(engine.connections.length).toBe(20);
    expect(engine.open).toEqual([]);
    expect(mesh.state.getState().tracks.size).toBe(0);
    mesh.close();
    expect(engine.clock.pending).toBe(0);
  });

  it('is connected while one is alone', async () => {
    devices.a.mesh.setRemotes([]);
    await settle();
    expect(devices.a.mesh.state.getState()).toMatchObject({ link: 'connected', sending: true });
  });

  it('measures every link', async () => {
    devices.a.mesh.setRemotes([remote('b')]);
    devices.b.mesh.setRemotes([remote('a')]);
    await expectConnected();
    newest(devices.a).flowing.add(devices.a.mesh.state.getState().tracks.get('b/camera')?.track.id ?? '');
    const stats = await devices.a.mesh.collectStats();
    expect(stats.participants.get('b')).toMatchObject({
      hasPair: true,
      roundTripMs: 10,
      tracks: [{ source: 'camera', framesDecoded: 10 }],
    });
    expect(stats.own.roundTripMs).toBe(10);
    expect(devices.a.mesh.levels()).toEqual(new Map([['b', 0.5]]));
  });
});
