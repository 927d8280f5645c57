import { expect, test } from 'vitest';
import type { MediaJson } from '#server/ports/index.ts';
import { ADA, BEN, CALL, OTHER_CALL, openMediaWorld, openTransport, valueOf } from '#test/support/media/media-world.ts';
import { opusParameters, simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

/** A room in which Ada and Ben can send. */
const openCall = async () => {
  const world = await openMediaWorld();
  const { media } = world;
  const room = valueOf(await media.openRoom(CALL));
  const ways = { [ADA]: await openTransport(world, 'send', ADA), [BEN]: await openTransport(world, 'send', BEN) };
  const publish = async (
    who: typeof ADA,
    source: 'microphone' | 'camera' | 'screen-audio' = 'microphone',
    paused = false,
  ) => {
    const isVideo = source === 'camera';
    const rtpParameters = isVideo ? simulcastParameters() : opusParameters();
    const request = {
      transportId: ways[who] ?? '',
      kind: isVideo ? 'video' : 'audio',
      source,
      rtpParameters,
      paused,
    } as const;
    return valueOf(await media.produce(request)).producerId;
  };
  const isPaused = (producerId: string) =>
    media.listTracks(CALL).find((track) => track.producerId === producerId)?.paused;
  return { world, media, publish, isPaused, everything: room.rtpCapabilities as MediaJson };
};

describeWithWorker('a gate in the SFU', () => {
  test('holds back all sound of one participant, and nothing else', async () => {
    const { media, publish, isPaused } = await openCall();
    const microphone = await publish(ADA);
    const shared = await publish(ADA, 'screen-audio');
    const camera = await publish(ADA, 'camera');
    const bens = await publish(BEN);
    await media.setGates(CALL, [ADA]);
    expect([microphone, shared, camera, bens].map(isPaused)).toEqual([true, true, false, false]);
  });

  test('cannot be opened from inside: neither by resuming, nor by a new track', async () => {
    const { media, publish, isPaused } = await openCall();
    const first = await publish(ADA);
    await media.setGates(CALL, [ADA]);
    await media.setProducerPaused(first, false);
    const second = await publish(ADA);
    expect([first, second].map(isPaused)).toEqual([true, true]);
  });

  test('holds also a track that is on its way while it closes', async () => {
    const { media, publish, isPaused } = await openCall();
    const coming = Promise.all(Array.from({ length: 6 }, () => publish(ADA)));
    await media.setGates(CALL, [ADA]);
    expect((await coming).map(isPaused)).toEqual(Array.from({ length: 6 }, () => true));
  });

  test('once open gives way to what each owner wished last', async () => {
    const { media, publish, isPaused } = await openCall();
    const on = await publish(ADA);
    const off = await publish(ADA);
    await media.setGates(CALL, [ADA]);
    await media.setProducerPaused(off, true);
    const lateOn = await publish(ADA);
    const lateOff = await publish(ADA, 'microphone', true);
    await media.setGates(CALL, []);
    expect([on, off, lateOn, lateOff].map(isPaused)).toEqual([false, true, false, true]);
  });

  test('ends as it was asked for last, however fast it is opened and closed', async () => {
    const { media, publish, isPaused } = await openCall();
    const microphone = await publish(ADA);
    const gates = Array.from({ length: 20 }, (_, index) => media.setGates(CALL, index % 2 === 0 ? [] : [ADA]));
    await Promise.all([...gates, media.setProducerPaused(microphone, false)]);
    expect(isPaused(microphone)).toBe(true);
  });

  test('is one of this call only', async () => {
    const { world, media, publish, isPaused } = await openCall();
    valueOf(await media.openRoom(OTHER_CALL));
    const transportId = await openTransport(world, 'send', ADA, OTHER_CALL);
    await media.setGates(CALL, [ADA]);
    const elsewhere = { transportId, kind: 'audio', rtpParameters: opusParameters(), paused: false } as const;
    valueOf(await media.produce(elsewhere));
    expect(media.listTracks(OTHER_CALL)).toMatchObject([{ paused: false }]);
    expect(isPaused(await publish(BEN))).toBe(false);
  });
});

describeWithWorker('links', () => {
  test('are measured for everybody with media, each direction by itself', async () => {
    const { world, media, publish, everything } = await openCall();
    const producerId = await publish(ADA);
    const transportId = await openTransport(world, 'receive', BEN);
    valueOf(await media.consume({ producerId, transportId, rtpCapabilities: everything, paused: false }));
    const links = await media.measureLinks(CALL);
    const nothing = { bitrate: 0, lossPercent: undefined, roundTripMs: undefined, jitterMs: undefined };
    expect(links).toMatchObject([
      { participantId: ADA, up: nothing, down: undefined },
      { participantId: BEN, up: undefined, down: nothing },
    ]);
    expect(await media.measureLinks(OTHER_CALL)).toEqual([]);
  });

  test('that break while they are measured have no figures, and nothing fails', async () => {
    const { world, media, publish, everything } = await openCall();
    const producerId = await publish(ADA);
    const transportId = await openTransport(world, 'receive', BEN);
    valueOf(await media.consume({ producerId, transportId, rtpCapabilities: everything, paused: false }));
    const measuring = media.measureLinks(CALL);
    media.closeRoom(CALL);
    await expect(measuring).resolves.toHaveLength(2);
    expect(await media.measureLinks(CALL)).toEqual([]);
  });
});
