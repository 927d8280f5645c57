import { expect, test } from 'vitest';
import type { MediaJson } from '#server/ports/index.ts';
import {
  ADA,
  BEN,
  CALL,
  type MediaWorld,
  OTHER_CALL,
  codeOf,
  openMediaWorld,
  openTransport,
  valueOf,
} from '#test/support/media/media-world.ts';
import {
  audioOnlyCapabilities,
  opusParameters,
  simulcastParameters,
  singleStreamParameters,
} from '#test/support/media/rtp-parameters.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

/** A world with one open room, in which Ada has a transport to send with. */
const openCall = async () => {
  const world = await openMediaWorld();
  const room = valueOf(await world.media.openRoom(CALL));
  return {
    world,
    media: world.media,
    everything: room.rtpCapabilities as MediaJson,
    sendId: await openTransport(world, 'send', ADA),
  };
};

const publishCamera = async ({ media }: MediaWorld, transportId: string): Promise<string> =>
  valueOf(await media.produce({ transportId, kind: 'video', rtpParameters: simulcastParameters(), paused: false }))
    .producerId;

const publishMicrophone = async ({ media }: MediaWorld, transportId: string, paused = false): Promise<string> =>
  valueOf(await media.produce({ transportId, kind: 'audio', rtpParameters: opusParameters(), paused })).producerId;

describeWithWorker('publishing', () => {
  test('tracks are told, listed and owned, with the usual source for their kind', async () => {
    const { world, media, sendId } = await openCall();
    const audio = await publishMicrophone(world, sendId, true);
    const video = await publishCamera(world, sendId);
    const microphone = { producerId: audio, participantId: ADA, kind: 'audio', source: 'microphone', paused: true };
    const camera = { producerId: video, participantId: ADA, kind: 'video', source: 'camera', paused: false };
    expect(media.listTracks(CALL)).toEqual([microphone, camera]);
    expect(media.listTracks(OTHER_CALL)).toEqual([]);
    expect(world.notices).toEqual([
      { kind: 'trackPublished', callId: CALL, track: microphone },
      { kind: 'trackPublished', callId: CALL, track: camera },
    ]);
    expect(media.ownerOf('producer', video)).toEqual({ callId: CALL, participantId: ADA });
  });

  test('a screen comes with its own source; a source of the other kind is refused', async () => {
    const { media, sendId } = await openCall();
    const video = { transportId: sendId, kind: 'video', paused: false } as const;
    const screen = await media.produce({ ...video, source: 'screen', rtpParameters: simulcastParameters() });
    expect(codeOf(screen)).toBe('ok');
    expect(media.listTracks(CALL)).toMatchObject([{ source: 'screen' }]);
    const wrong = await media.produce({ ...video, source: 'screen-audio', rtpParameters: simulcastParameters() });
    expect(wrong).toMatchObject({ error: { code: 'MEDIA_FAILED', message: expect.stringContaining('screen-audio') } });
  });

  test('pausing shows in the track and can be repeated', async () => {
    const { world, media, sendId } = await openCall();
    const producerId = await publishMicrophone(world, sendId);
    for (const paused of [true, true, false]) {
      expect(codeOf(await media.setProducerPaused(producerId, paused))).toBe('ok');
      expect(media.listTracks(CALL)).toMatchObject([{ producerId, paused }]);
    }
  });

  test('a track on a transport of nobody belongs to the participant who is named', async () => {
    const { world, media } = await openCall();
    const transportId = await openTransport(world, 'send', undefined);
    expect(media.ownerOf('transport', transportId)).toEqual({ callId: CALL, participantId: undefined });
    const request = { transportId, kind: 'audio', paused: false, rtpParameters: opusParameters() } as const;
    const { producerId } = valueOf(await media.produce({ ...request, participantId: BEN }));
    expect(media.ownerOf('producer', producerId)).toEqual({ callId: CALL, participantId: BEN });
    media.closeParticipant(CALL, BEN);
    expect(media.ownerOf('producer', producerId)).toBeUndefined();
  });

  test('one participant publishes at most eight', async () => {
    const { media, sendId } = await openCall();
    const request = { transportId: sendId, kind: 'audio', paused: false } as const;
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => media.produce({ ...request, rtpParameters: opusParameters() })),
    );
    expect(asked.filter(({ ok }) => ok)).toHaveLength(8);
    expect(asked.at(-1)).toMatchObject({
      error: { code: 'MEDIA_FAILED', message: expect.stringContaining('at most 8') },
    });
    expect(media.counts().producers).toBe(8);
  });
});

describeWithWorker('subscribing', () => {
  test('a simulcast camera is received on the newest receiving transport, and steered', async () => {
    const { world, media, everything, sendId } = await openCall();
    const producerId = await publishCamera(world, sendId);
    await openTransport(world, 'receive', BEN);
    await openTransport(world, 'receive', BEN);
    const newest = await openTransport(world, 'receive', BEN);
    await openTransport(world, 'send', BEN);
    const request = { producerId, participantId: BEN, rtpCapabilities: everything, paused: true };
    const info = valueOf(await media.consume(request));
    const who = { producerId, participantId: ADA, kind: 'video', source: 'camera' };
    expect(info).toMatchObject({ ...who, paused: true, rtpParameters: { encodings: [{ scalabilityMode: 'L3T3' }] } });
    expect(media.ownerOf('consumer', info.consumerId)).toEqual({ callId: CALL, participantId: BEN });

    const { consumerId } = info;
    expect(codeOf(await media.setConsumer({ consumerId, paused: false, spatialLayer: 0, temporalLayer: 1 }))).toBe(
      'ok',
    );
    expect(codeOf(await media.setConsumer({ consumerId, temporalLayer: 2 }))).toBe('ok');
    media.closeTransport(newest);
    expect(codeOf(await media.setConsumer({ consumerId, paused: false }))).toBe('MEDIA_NOT_FOUND');
  });

  test.each([
    ['VP8', undefined],
    ['VP9', 'L1T3'],
  ])(
    'a single stream of %s is offered with the layers %s: of VP8 the worker would hold back whole pictures',
    async (codec, layers) => {
      const { world, media, everything, sendId } = await openCall();
      const rtpParameters = singleStreamParameters(codec, 'L1T3');
      const { producerId } = valueOf(
        await media.produce({ transportId: sendId, kind: 'video', source: 'screen', rtpParameters, paused: false }),
      );
      const transportId = await openTransport(world, 'receive', BEN);
      const info = valueOf(
        await media.consume({ producerId, transportId, rtpCapabilities: everything, paused: false }),
      );
      const [encoding] = info.rtpParameters['encodings'] as MediaJson[];
      expect(encoding?.['scalabilityMode']).toBe(layers);
      // Whoever steers layers of such a stream is not refused.
      const { consumerId } = info;
      expect(codeOf(await media.setConsumer({ consumerId, spatialLayer: 0, temporalLayer: 1 }))).toBe('ok');
    },
  );

  test('a device that cannot play it is told so', async () => {
    const { world, media, sendId } = await openCall();
    const producerId = await publishCamera(world, sendId);
    const transportId = await openTransport(world, 'receive', BEN);
    for (const rtpCapabilities of [audioOnlyCapabilities, {}, { codecs: 'none' }]) {
      const refused = await media.consume({ producerId, transportId, rtpCapabilities, paused: false });
      expect(codeOf(refused)).toBe('CANNOT_CONSUME');
    }
    const audio = await publishMicrophone(world, sendId);
    const request = { producerId: audio, transportId, rtpCapabilities: audioOnlyCapabilities, paused: false };
    expect(valueOf(await media.consume(request))).toMatchObject({ kind: 'audio', source: 'microphone', paused: false });
  });

  test('without a receiving transport, or with one of another call, nothing is received', async () => {
    const { world, media, everything, sendId } = await openCall();
    const producerId = await publishCamera(world, sendId);
    const request = { producerId, participantId: BEN, rtpCapabilities: everything, paused: false };
    expect(codeOf(await media.consume(request))).toBe('MEDIA_NOT_FOUND');
    valueOf(await media.openRoom(OTHER_CALL));
    const elsewhere = await openTransport(world, 'receive', BEN, OTHER_CALL);
    expect(codeOf(await media.consume(request))).toBe('MEDIA_NOT_FOUND');
    expect(codeOf(await media.consume({ ...request, transportId: elsewhere }))).toBe('MEDIA_NOT_FOUND');
  });
});

/** Ada publishes both, Ben receives both. */
const openFullCall = async () => {
  const call = await openCall();
  const { world, media, everything, sendId } = call;
  const producers = [await publishMicrophone(world, sendId), await publishCamera(world, sendId)];
  const receiveId = await openTransport(world, 'receive', BEN);
  const consumers: string[] = [];
  for (const producerId of producers) {
    const request = { producerId, transportId: receiveId, rtpCapabilities: everything, paused: false };
    consumers.push(valueOf(await media.consume(request)).consumerId);
  }
  expect(media.counts()).toEqual({ workers: 1, routers: 1, transports: 2, producers: 2, consumers: 2 });
  return { ...call, producers, consumers, receiveId };
};
const closedIn = ({ notices }: MediaWorld) =>
  notices.flatMap((notice) => (notice.kind === 'trackClosed' ? [notice.producerId] : []));

describeWithWorker('withdrawing', () => {
  test('closing a track tells the others and takes what was received of it, at once', async () => {
    const { world, media, producers, consumers } = await openFullCall();
    const [audio = ''] = producers;
    expect(codeOf(media.closeProducer(audio))).toBe('ok');
    expect(world.notices.at(-1)).toEqual({ kind: 'trackClosed', callId: CALL, producerId: audio, participantId: ADA });
    expect(media.counts()).toMatchObject({ producers: 1, consumers: 1 });
    expect(codeOf(media.closeConsumer(consumers[0] ?? ''))).toBe('MEDIA_NOT_FOUND');
    expect(codeOf(media.closeConsumer(consumers[1] ?? ''))).toBe('ok');
    expect(media.counts()).toMatchObject({ producers: 1, consumers: 0 });
  });

  test('closing the transport closes its tracks', async () => {
    const { world, media, producers, sendId } = await openFullCall();
    expect(codeOf(media.closeTransport(sendId))).toBe('ok');
    expect(closedIn(world)).toEqual(producers);
    expect(media.counts()).toMatchObject({ transports: 1, producers: 0, consumers: 0 });
  });

  test('a participant who leaves takes everything of theirs and nothing else', async () => {
    const { world, media, producers } = await openFullCall();
    media.closeParticipant(CALL, BEN);
    expect(media.counts()).toMatchObject({ transports: 1, producers: 2, consumers: 0 });
    media.closeParticipant(OTHER_CALL, ADA);
    expect(closedIn(world)).toEqual([]);
    media.closeParticipant(CALL, ADA);
    expect(closedIn(world)).toEqual(producers);
    expect(media.counts()).toEqual({ workers: 1, routers: 1, transports: 0, producers: 0, consumers: 0 });
  });

  test('closing all transports keeps the router', async () => {
    const { world, media, producers } = await openFullCall();
    const room = media.findRoom(CALL);
    media.closeAllTransports(CALL);
    expect(closedIn(world)).toEqual(producers);
    expect(media.counts()).toEqual({ workers: 1, routers: 1, transports: 0, producers: 0, consumers: 0 });
    expect(media.findRoom(CALL)).toEqual(room);
    await publishCamera(world, await openTransport(world, 'send', ADA));
  });

  test('closing the room closes everything without a word on each track', async () => {
    const { world, media } = await openFullCall();
    media.closeRoom(CALL);
    expect(media.counts()).toEqual({ workers: 1, routers: 0, transports: 0, producers: 0, consumers: 0 });
    expect(media.listTracks(CALL)).toEqual([]);
    expect(closedIn(world)).toEqual([]);
  });

  test('what is being made when its transport closes is not left behind', async () => {
    const { media, everything, sendId, producers, receiveId } = await openFullCall();
    const [producerId = ''] = producers;
    const making = [
      media.produce({ transportId: sendId, kind: 'audio', rtpParameters: opusParameters(), paused: false }),
      media.consume({ producerId, transportId: receiveId, rtpCapabilities: everything, paused: false }),
    ];
    media.closeAllTransports(CALL);
    for (const outcome of await Promise.all(making)) expect(outcome.ok).toBe(false);
    expect(media.counts()).toMatchObject({ transports: 0, producers: 0, consumers: 0 });
  });
});
