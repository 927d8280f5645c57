import { expect, test } from 'vitest';
import type { TransportOptions } from '#server/ports/index.ts';
import type { Outcome } from '#shared/contract/index.ts';
import {
  ADA,
  BEN,
  CALL,
  OTHER_CALL,
  codeOf,
  openMediaWorld,
  openTransport,
  valueOf,
} from '#test/support/media/media-world.ts';
import { opusParameters } from '#test/support/media/rtp-parameters.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

const WISH: TransportOptions = {
  callId: CALL,
  participantId: ADA,
  direction: 'send',
  enableUdp: true,
  enableTcp: true,
  preferUdp: true,
  preferTcp: false,
};
const DTLS = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};

describeWithWorker('transports', () => {
  test('a newer one of the same person and direction closes the older, and nobody else’s', async () => {
    const { media } = await openMediaWorld();
    valueOf(await media.openRoom(CALL));
    const open = async (wish: Partial<TransportOptions>) =>
      valueOf(await media.createTransport({ ...WISH, ...wish, replacesOlder: true })).transportId;
    const older = await open({});
    const others = [await open({ direction: 'receive' }), await open({ participantId: BEN })];
    const newer = await open({});
    expect(media.ownerOf('transport', older)).toBeUndefined();
    for (const id of [...others, newer]) expect(media.ownerOf('transport', id)).toBeDefined();
    expect(media.counts().transports).toBe(3);
  });

  test('one is made with all that a client needs, and connects once', async () => {
    const { media } = await openMediaWorld();
    valueOf(await media.openRoom(CALL));
    const made = valueOf(await media.createTransport({ ...WISH, initialAvailableOutgoingBitrate: 2_000_000 }));
    expect(made.iceParameters).toMatchObject({ usernameFragment: expect.any(String), iceLite: true });
    expect(made.iceCandidates).toHaveLength(2);
    expect(made.dtlsParameters).toMatchObject({ role: 'auto' });
    expect(media.ownerOf('transport', made.transportId)).toEqual({ callId: CALL, participantId: ADA });
    expect(codeOf(await media.connectTransport(made.transportId, DTLS))).toBe('ok');
    expect(codeOf(await media.connectTransport(made.transportId, DTLS))).toBe('MEDIA_FAILED');
  });

  test('restarting ICE gives new credentials', async () => {
    const { media } = await openMediaWorld();
    valueOf(await media.openRoom(CALL));
    const { transportId, iceParameters } = valueOf(await media.createTransport(WISH));
    const restarted = valueOf(await media.restartIce(transportId));
    expect(restarted.iceParameters['usernameFragment']).not.toBe(iceParameters['usernameFragment']);
  });

  test('neither UDP nor TCP, and bad DTLS parameters, are refused with words', async () => {
    const world = await openMediaWorld();
    valueOf(await world.media.openRoom(CALL));
    const nothing = await world.media.createTransport({ ...WISH, enableUdp: false, enableTcp: false });
    expect(nothing).toMatchObject({
      error: { code: 'MEDIA_FAILED', message: expect.stringContaining('iceCandidates') },
    });
    const transportId = await openTransport(world, 'send', ADA);
    const bad = await world.media.connectTransport(transportId, { fingerprints: [] });
    expect(bad).toMatchObject({ error: { code: 'MEDIA_FAILED', message: expect.stringContaining('fingerprints') } });
  });

  test('without an open room there is none', async () => {
    const { media } = await openMediaWorld();
    expect(codeOf(await media.createTransport(WISH))).toBe('MEDIA_NOT_FOUND');
  });

  test('unknown ids are not found', async () => {
    const { media } = await openMediaWorld();
    const outcomes: Outcome<unknown>[] = await Promise.all([
      media.connectTransport('x', DTLS),
      media.restartIce('x'),
      media.produce({ transportId: 'x', kind: 'audio', rtpParameters: opusParameters(), paused: false }),
      media.setProducerPaused('x', true),
      media.consume({ producerId: 'x', rtpCapabilities: {}, paused: false }),
      media.setConsumer({ consumerId: 'x', paused: true }),
    ]);
    outcomes.push(media.closeTransport('x'), media.closeProducer('x'), media.closeConsumer('x'));
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set(['MEDIA_NOT_FOUND']));
    for (const kind of ['router', 'transport', 'producer', 'consumer'] as const) {
      expect(media.ownerOf(kind, 'x')).toBeUndefined();
    }
  });

  test('one participant has at most eight in a call, also when all are asked for at once', async () => {
    const { media } = await openMediaWorld();
    valueOf(await media.openRoom(CALL));
    valueOf(await media.openRoom(OTHER_CALL));
    const asked = await Promise.all(Array.from({ length: 20 }, () => media.createTransport(WISH)));
    const made = asked.filter(({ ok }) => ok);
    expect(made).toHaveLength(8);
    const refused = asked.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { code: 'MEDIA_FAILED', message: expect.stringContaining('at most 8') } });
    expect(codeOf(await media.createTransport({ ...WISH, participantId: BEN }))).toBe('ok');
    expect(codeOf(await media.createTransport({ ...WISH, callId: OTHER_CALL }))).toBe('ok');

    const [first] = made;
    media.closeTransport(first?.ok ? first.value.transportId : '');
    expect(codeOf(await media.createTransport(WISH))).toBe('ok');
    expect(codeOf(await media.createTransport(WISH))).toBe('MEDIA_FAILED');
  });

  test('one that is being made when its room closes is not left behind', async () => {
    const { media } = await openMediaWorld();
    valueOf(await media.openRoom(CALL));
    const asked = Array.from({ length: 8 }, () => media.createTransport(WISH));
    media.closeRoom(CALL);
    for (const outcome of await Promise.all(asked)) expect(outcome.ok).toBe(false);
    valueOf(await media.openRoom(CALL));
    const again = await Promise.all(Array.from({ length: 8 }, () => media.createTransport(WISH)));
    expect(again.map(codeOf)).toEqual(Array(8).fill('ok'));
    expect(media.counts().transports).toBe(8);
  });
});
