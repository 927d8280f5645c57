import { beforeEach, describe, expect, it } from 'vitest';
import type { CaptureDevices } from '#renderer/media/input-capture.ts';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { settle } from '../fakes/fake-engine.ts';
import { FakeStream, FakeTrack } from '../fakes/fake-tracks.ts';
import { createMemoryStorage } from '../fakes/memory-storage.ts';

const device = (kind: MediaDeviceKind, deviceId: string): MediaDeviceInfo => {
  const info = { kind, deviceId, groupId: '', label: deviceId };
  return { ...info, toJSON: () => info };
};

const idealOf = (constraints: MediaStreamConstraints | undefined): string | undefined => {
  const wanted = constraints?.video ?? constraints?.audio;
  const id = typeof wanted === 'object' ? wanted.deviceId : undefined;
  return typeof id === 'object' && !Array.isArray(id) && typeof id.ideal === 'string' ? id.ideal : undefined;
};

/** Cameras and microphones that tests plug in and out. */
class FakeDevices extends EventTarget implements CaptureDevices {
  list = [device('videoinput', 'cam1'), device('videoinput', 'cam2'), device('audioinput', 'mic1')];
  readonly made: FakeTrack[] = [];
  failure: Error | null = null;
  /** Openings wait until this resolves. */
  gate: Promise<void> = Promise.resolve();

  async enumerateDevices() {
    return this.list;
  }

  async getUserMedia(constraints?: MediaStreamConstraints) {
    await this.gate;
    const kind = constraints?.video ? 'video' : 'audio';
    const all = this.list.filter((one) => one.kind === `${kind}input`);
    const chosen = all.find(({ deviceId }) => deviceId === idealOf(constraints)) ?? all[0];
    if (this.failure) throw this.failure;
    if (!chosen) throw new DOMException('none', 'NotFoundError');
    return this.#stream(new FakeTrack(kind, `t${this.made.length}`, chosen.deviceId));
  }

  async getDisplayMedia() {
    if (this.failure) throw this.failure;
    return this.#stream(new FakeTrack('video', 'screen'), new FakeTrack('audio', 'screen-audio'));
  }

  unplug(deviceId: string): void {
    this.list = this.list.filter((one) => one.deviceId !== deviceId);
    for (const track of this.made) if (track.getSettings().deviceId === deviceId) track.end();
    this.dispatchEvent(new Event('devicechange'));
  }

  plug(info: MediaDeviceInfo): void {
    this.list = [...this.list, info];
    this.dispatchEvent(new Event('devicechange'));
  }

  get live(): readonly (string | undefined)[] {
    return this.made.filter(({ readyState }) => readyState === 'live').map((track) => track.getSettings().deviceId);
  }

  #stream(...tracks: FakeTrack[]) {
    this.made.push(...tracks);
    return new FakeStream(tracks);
  }
}

let devices: FakeDevices;
let storage: ReturnType<typeof createMemoryStorage>;
let media: LocalMedia;
const state = () => media.store.getState();
const create = () => createLocalMedia({ devices, isSecure: true, storage });

beforeEach(async () => {
  devices = new FakeDevices();
  storage = createMemoryStorage();
  media = create();
  await settle();
});

describe('the camera', () => {
  it('opens nothing before it is switched on, and goes dark when it is switched off', async () => {
    expect(devices.made).toEqual([]);
    await media.setCamera(true);
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam1', problem: null, starting: false });
    expect(state().camera.track?.readyState).toBe('live');
    await media.setCamera(false);
    expect(state().camera).toMatchObject({ on: false, track: null });
    expect(devices.live).toEqual([]);
  });

  it('ends as it was last wished, however fast the wishes come', async () => {
    await Promise.all([media.setCamera(true), media.setCamera(false), media.setCamera(true), media.setCamera(false)]);
    expect(state().camera).toMatchObject({ on: false, track: null, starting: false });
    expect(devices.live).toEqual([]);
    await Promise.all([media.setCamera(false), media.setCamera(true)]);
    expect(devices.live).toEqual(['cam1']);
  });

  it('changes to another one without a gap, and remembers the choice', async () => {
    await media.setCamera(true);
    const first = state().camera.track;
    await media.selectCamera('cam2');
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam2' });
    expect(first?.readyState).toBe('ended');
    expect(devices.live).toEqual(['cam2']);
    expect(createLocalMedia({ devices, isSecure: true, storage }).store.getState().camera.deviceId).toBe('cam2');
  });

  it('falls back to another one when it is unplugged', async () => {
    await media.selectCamera('cam2');
    await media.setCamera(true);
    devices.unplug('cam2');
    await settle();
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam1', problem: null, tookOver: 'cam1' });
  });

  it('goes back to the chosen one when that is plugged in again, and to no other', async () => {
    await media.selectCamera('cam2');
    await media.setCamera(true);
    devices.unplug('cam2');
    await settle();
    devices.plug(device('videoinput', 'cam3'));
    await settle();
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam1' });
    devices.plug(device('videoinput', 'cam2'));
    await settle();
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam2', tookOver: 'cam2' });
    expect(devices.live).toEqual(['cam2']);
    await media.selectCamera('cam1');
    expect(state().camera).toMatchObject({ deviceId: 'cam1', tookOver: null });
  });

  it('stays with the one that stands in when the chosen one comes back but does not open', async () => {
    await media.selectCamera('cam2');
    await media.setCamera(true);
    devices.unplug('cam2');
    await settle();
    devices.failure = new DOMException('no', 'NotReadableError');
    devices.plug(device('videoinput', 'cam2'));
    await settle();
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam1' });
    expect(devices.live).toEqual(['cam1']);
  });

  it('is missing when the last one is unplugged, and comes back by itself', async () => {
    await media.setCamera(true);
    devices.unplug('cam2');
    devices.unplug('cam1');
    await settle();
    expect(state().camera).toMatchObject({ on: false, track: null, problem: 'missing' });
    expect(state().cameras).toEqual([]);
    devices.plug(device('videoinput', 'cam3'));
    await settle();
    expect(state().camera).toMatchObject({ on: true, deviceId: 'cam3', problem: null });
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'inUse'],
    ['OverconstrainedError', 'missing'],
    ['TypeError', 'failed'],
  ])('that fails with %s is %s', async (name, problem) => {
    devices.failure = new DOMException('no', name);
    await media.setCamera(true);
    expect(state().camera).toMatchObject({ on: false, track: null, problem, starting: false });
    devices.failure = null;
    await media.setCamera(true);
    expect(state().camera).toMatchObject({ on: true, problem: null });
  });

  it('is kept when the one chosen instead does not open', async () => {
    await media.setCamera(true);
    devices.failure = new DOMException('no', 'NotReadableError');
    await media.selectCamera('cam2');
    expect(state().camera).toMatchObject({ on: true, problem: 'inUse' });
    expect(devices.live).toEqual(['cam1']);
  });
});

describe('the microphone', () => {
  it('keeps its device while muted, so that nothing clicks', async () => {
    await media.setMicrophone(true);
    const { track } = state().microphone;
    await media.setMicrophone(false);
    expect(state().microphone).toMatchObject({ on: false, track });
    expect(track).toMatchObject({ enabled: false, readyState: 'live' });
    await media.setMicrophone(true);
    expect(track?.enabled).toBe(true);
    expect(devices.made.length).toBe(1);
  });

  it('is let go of in the end, even while it is being opened', async () => {
    await media.setMicrophone(true);
    media.close();
    expect(devices.live).toEqual([]);
    const gate = Promise.withResolvers<void>();
    devices.gate = gate.promise;
    const opening = media.setMicrophone(true);
    await settle();
    media.close();
    gate.resolve();
    await opening;
    expect(devices.live).toEqual([]);
    expect(state().microphone).toMatchObject({ on: false, track: null });
  });
});

describe('the screen', () => {
  it('is shared with its sound, sharp before smooth, and ends by the browser’s own button', async () => {
    expect(await media.startScreen()).toBe(true);
    const { screen } = state();
    expect(screen?.track.contentHint).toBe('detail');
    expect(screen?.audioTrack?.id).toBe('screen-audio');
    devices.made[0]?.end();
    expect(state().screen).toBeNull();
    expect(devices.live).toEqual([]);
  });

  it('is not shared when the picker is cancelled', async () => {
    devices.failure = new DOMException('no', 'NotAllowedError');
    expect(await media.startScreen()).toBe(false);
    expect(state().screen).toBeNull();
  });
});

describe('without devices', () => {
  it.each([
    [false, 'insecureContext'],
    [true, 'unsupported'],
  ] as const)('in a context that is secure: %s, everything is %s', async (isSecure, problem) => {
    const bare = createLocalMedia({ devices: null, isSecure, storage });
    await bare.setCamera(true);
    await bare.setMicrophone(true);
    expect(bare.store.getState().camera.problem).toBe(problem);
    expect(bare.store.getState().microphone.problem).toBe(problem);
    expect(await bare.startScreen()).toBe(false);
  });
});
