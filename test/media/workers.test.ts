import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMedia } from '#server/media/index.ts';
import type { MediaJson, MediaNotice } from '#server/ports/index.ts';
import type { CallId } from '#shared/kernel/ids.ts';
import {
  ADA,
  BEN,
  CALL,
  type MediaWorld,
  OTHER_CALL,
  codeOf,
  openMediaWorld,
  openTransport,
  testOptions,
  valueOf,
} from '#test/support/media/media-world.ts';
import { opusParameters, simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

const PATIENCE = { timeout: 20_000 };
const kill = (pid: number | undefined): boolean => process.kill(Number(pid), 'SIGKILL');
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const movesIn = ({ notices }: MediaWorld): Extract<MediaNotice, { kind: 'callMoved' }>[] =>
  notices.filter((notice) => notice.kind === 'callMoved');

/** Opens a call in which Ada publishes her camera. */
const openCall = async (world: MediaWorld, callId: CallId, codecs?: MediaJson[]) => {
  const room = valueOf(await world.media.openRoom(callId, codecs));
  const transportId = await openTransport(world, 'send', ADA, callId);
  const camera = { transportId, kind: 'video', rtpParameters: simulcastParameters(), paused: false } as const;
  const { producerId } = valueOf(await world.media.produce(camera));
  return { room, transportId, producerId };
};

describeWithWorker('a worker that dies', () => {
  test('is replaced, and its calls go on with the others at once', async () => {
    const world = await openMediaWorld({ workers: 2 });
    const { media } = world;
    const VP8 = { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 };
    // One call per worker, since the second one goes where there is less to do.
    const before = {
      [CALL]: await openCall(world, CALL, [VP8]),
      [OTHER_CALL]: await openCall(world, OTHER_CALL, [VP8]),
    };
    const [victim, survivor] = world.workerPids();
    kill(victim);
    await expect.poll(() => media.counts().workers, PATIENCE).toBe(1);
    await expect.poll(() => media.counts(), PATIENCE).toMatchObject({ workers: 2, routers: 2 });
    expect(world.workerPids()).toContain(survivor);

    const [moved, ...more] = movesIn(world);
    expect(more).toEqual([]);
    const callId = moved?.callId === CALL ? CALL : OTHER_CALL;
    const lost = before[callId];
    expect(moved?.room).toEqual(media.findRoom(callId));
    expect(moved?.room.routerId).not.toBe(lost?.room.routerId);
    expect(moved?.room.rtpCapabilities).toEqual(lost?.room.rtpCapabilities);
    expect(world.notices.filter(({ kind }) => kind === 'trackClosed')).toEqual([]);
    expect(media.listTracks(callId)).toEqual([]);
    expect(media.ownerOf('transport', lost?.transportId ?? '')).toBeUndefined();
    expect(media.counts()).toMatchObject({ transports: 1, producers: 1 });
    await openCall(world, callId);
    expect(world.lines).toContainEqual(expect.stringContaining('error: A media worker died'));
  });

  test('and is the only one leaves its calls waiting for the next one', async () => {
    const world = await openMediaWorld();
    const { media } = world;
    const { room } = await openCall(world, CALL);
    kill(world.workerPids()[0]);
    await expect.poll(() => media.counts().workers, PATIENCE).toBe(0);
    expect(media.findRoom(CALL)).toBeUndefined();
    expect(media.counts()).toEqual({ workers: 0, routers: 0, transports: 0, producers: 0, consumers: 0 });
    const wish = { enableUdp: true, enableTcp: true, preferUdp: true, preferTcp: false, direction: 'send' } as const;
    expect(codeOf(await media.openRoom(CALL))).toBe('MEDIA_UNAVAILABLE');
    expect(codeOf(await media.openRoom(OTHER_CALL))).toBe('MEDIA_UNAVAILABLE');
    expect(codeOf(await media.createTransport({ callId: CALL, ...wish }))).toBe('MEDIA_UNAVAILABLE');

    await expect.poll(() => movesIn(world).length, PATIENCE).toBe(1);
    expect(media.findRoom(CALL)?.routerId).not.toBe(room.routerId);
    expect(media.counts()).toMatchObject({ workers: 1, routers: 1 });
    await openCall(world, CALL);
    await openCall(world, OTHER_CALL);
  });

  test('again and again is replaced again, and each call is moved once for each time', async () => {
    const world = await openMediaWorld();
    await openCall(world, CALL);
    for (const times of [1, 2]) {
      kill(world.workerPids()[0]);
      await expect.poll(() => movesIn(world).length, PATIENCE).toBe(times);
    }
    expect(world.media.counts()).toMatchObject({ workers: 1, routers: 1 });
  });

  test('while its last call is being closed does not bring the call back', async () => {
    const world = await openMediaWorld();
    await openCall(world, CALL);
    kill(world.workerPids()[0]);
    await expect.poll(() => world.media.counts().workers, PATIENCE).toBe(0);
    world.media.closeRoom(CALL);
    await expect.poll(() => world.media.counts().workers, PATIENCE).toBe(1);
    expect(world.media.counts().routers).toBe(0);
    expect(movesIn(world)).toEqual([]);
  });

  test('in the middle of operations makes each of them fail with a value', async () => {
    const world = await openMediaWorld();
    const { media } = world;
    const { room, transportId, producerId } = await openCall(world, CALL);
    const receiveId = await openTransport(world, 'receive', BEN);
    const rtpCapabilities = room.rtpCapabilities as MediaJson;
    const { consumerId } = valueOf(
      await media.consume({ producerId, transportId: receiveId, rtpCapabilities, paused: false }),
    );
    const [pid = 0] = world.workerPids();
    // Stopped, it takes the requests and answers none.
    process.kill(pid, 'SIGSTOP');
    const wish = { enableUdp: true, enableTcp: true, preferUdp: true, preferTcp: false, direction: 'send' } as const;
    const pending = [
      media.openRoom(OTHER_CALL),
      media.createTransport({ callId: CALL, ...wish }),
      media.restartIce(transportId),
      media.produce({ transportId, kind: 'audio', rtpParameters: opusParameters(), paused: false }),
      media.setProducerPaused(producerId, true),
      media.consume({ producerId, transportId: receiveId, rtpCapabilities, paused: false }),
      media.setConsumer({ consumerId, paused: true, spatialLayer: 1 }),
    ];
    kill(pid);
    const outcomes = await Promise.all(pending);
    expect(outcomes.map(codeOf)).toEqual(pending.map(() => 'MEDIA_UNAVAILABLE'));
    await expect.poll(() => movesIn(world).length, PATIENCE).toBe(1);
    expect(media.counts()).toEqual({ workers: 1, routers: 1, transports: 0, producers: 0, consumers: 0 });
  });
});

describeWithWorker('closing the SFU', () => {
  test('ends its processes and makes everything unavailable, without a notice', async () => {
    const world = await openMediaWorld({ workers: 2 });
    const { media } = world;
    const { producerId } = await openCall(world, CALL);
    const pids = world.workerPids();
    const told = world.notices.length;
    const opening = media.openRoom(OTHER_CALL);
    await Promise.all([media.close(), media.close()]);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(codeOf(await opening)).toBe('MEDIA_UNAVAILABLE');
    expect(media.counts()).toEqual({ workers: 0, routers: 0, transports: 0, producers: 0, consumers: 0 });
    expect(codeOf(await media.openRoom(CALL))).toBe('MEDIA_UNAVAILABLE');
    expect(codeOf(media.closeProducer(producerId))).toBe('MEDIA_NOT_FOUND');
    expect(world.notices).toHaveLength(told);
  });

  test('while a worker is being replaced starts no new one', async () => {
    const world = await openMediaWorld();
    await openCall(world, CALL);
    kill(world.workerPids()[0]);
    await expect.poll(() => world.media.counts().workers, PATIENCE).toBe(0);
    await world.media.close();
    expect(world.workerPids()).toEqual([]);
    expect(movesIn(world)).toEqual([]);
  });
});

describeWithWorker('Ctrl+C', () => {
  test.skipIf(process.platform === 'win32')('reaches the workers as well, and none counts as dead', async () => {
    const program = fileURLToPath(new URL('../support/media/sfu-process.ts', import.meta.url));
    // A process group of its own, as a terminal gives to the program that it runs.
    const child = spawn(process.execPath, [program], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const said = { out: '', log: '' };
    child.stdout.on('data', (text) => (said.out += String(text)));
    child.stderr.on('data', (text) => (said.log += String(text)));
    await expect.poll(() => said.out, PATIENCE).toBe('ready\n');
    const ended = once(child, 'close');
    process.kill(-Number(child.pid), 'SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(said).toEqual({ out: 'ready\nclosed\n', log: '' });
  });
});

/** Writes a file that goes with the test, and gives its path. */
const inFolder = async (name: string, text: string, mode: number): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-media-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
};

describe('a start that cannot work says what to do', () => {
  test('a missing binary', async () => {
    const workerBin = join(tmpdir(), 'no-such-worker');
    await expect(openMedia({ ...testOptions(), workerBin })).rejects.toThrow(
      /no-such-worker cannot be started \(.*ENOENT\).*npm run setup.*MEDIASOUP_WORKER_BIN/,
    );
  });

  test('a binary that may not be run', async () => {
    const workerBin = await inFolder('worker', 'nothing', 0o644);
    await expect(openMedia({ ...testOptions(), workerBin })).rejects.toThrow(/EACCES.*npm run setup/);
  });

  test('a binary for another machine, which ends at once', async () => {
    const workerBin = await inFolder('worker', '#!/bin/sh\nexit 1\n', 0o755);
    await expect(openMedia({ ...testOptions(), workerBin })).rejects.toThrow(/code:1.*npm run setup/);
  });
});

describeWithWorker('a start that cannot listen', () => {
  test('for want of ports stops the workers that were started', async () => {
    const starting = openMediaWorld({ workers: 2, portRange: { min: 44_000, max: 44_000 } });
    await expect(starting).rejects.toThrow('no free port from 44000 to 44000');
  });

  test('on an address that is not of this machine is told', async () => {
    const starting = openMediaWorld({ listenAddress: '203.0.113.7', announcedAddresses: ['203.0.113.7'] });
    await expect(starting).rejects.toThrow(/203\.0\.113\.7.*address not available/);
  });
});
