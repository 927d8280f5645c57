import { expect, test } from 'vitest';
import type { MediaJson } from '#server/ports/index.ts';
import type { TrackKind } from '#shared/contract/index.ts';
import { ADA, BEN, CALL, codeOf, openMediaWorld, openTransport, valueOf } from '#test/support/media/media-world.ts';
import { opusParameters, simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { describeWithWorker } from '#test/support/media/worker-binary.ts';

type Json = MediaJson | unknown[];

/** What a client may put where something else belongs. */
const JUNK: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  300,
  2 ** 40,
  '',
  'x',
  'L9T9',
  'x'.repeat(5_000),
  [],
  [null],
  {},
  { valueOf: 1 },
];

/** Every copy of the value in which exactly one part, at any depth, is junk. */
const spoiled = (value: Json): Json[] =>
  Object.entries(value).flatMap(([key, part]) => {
    const withPart = (other: unknown): Json =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    const deeper = typeof part === 'object' && part !== null ? spoiled(part as Json) : [];
    return [...JUNK, ...deeper].map(withPart);
  });
const spoil = (value: MediaJson): MediaJson[] => spoiled(value) as MediaJson[];

/** Parameters with every field that mediasoup knows, so that each of them is spoiled once. */
const complete = (parameters: MediaJson, encoding: MediaJson): MediaJson => ({
  ...parameters,
  msid: 'stream track',
  encodings: [{ ssrc: 7, dtx: false, maxBitrate: 9, ...encoding }],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4, encrypt: false, parameters: { a: 1 } }],
  rtcp: { cname: 'c', reducedSize: true },
});

describeWithWorker('malformed requests', () => {
  const cases: [TrackKind, MediaJson][] = [
    ['audio', complete(opusParameters(), { codecPayloadType: 111 })],
    ['video', complete(simulcastParameters(), { codecPayloadType: 96, rtx: { ssrc: 8 }, scalabilityMode: 'L1T3' })],
  ];
  test.each(cases)('to publish %s are refused or taken, and hurt nobody else', async (kind, parameters) => {
    const world = await openMediaWorld();
    const { media } = world;
    valueOf(await media.openRoom(CALL));
    const publish = async (rtpParameters: MediaJson): Promise<string> => {
      const transportId = await openTransport(world, 'send', ADA);
      const published = await media.produce({ transportId, kind, rtpParameters, paused: false });
      valueOf(media.closeTransport(transportId));
      return codeOf(published);
    };
    expect(await publish(parameters)).toBe('ok');
    const codes = new Map<string, number>();
    for (const rtpParameters of spoil(parameters)) {
      const code = await publish(rtpParameters);
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes.keys()].toSorted()).toEqual(['MEDIA_FAILED', 'ok']);
    expect(codes.get('MEDIA_FAILED')).toBeGreaterThan(200);
    // The worker still speaks with us.
    expect(await publish(kind === 'audio' ? opusParameters() : simulcastParameters())).toBe('ok');
    expect(media.counts()).toEqual({ workers: 1, routers: 1, transports: 0, producers: 0, consumers: 0 });
    expect(world.lines.filter((line) => !line.startsWith('debug:'))).toEqual([]);
  });

  test('to subscribe or to connect are refused or taken, and hurt nobody else', async () => {
    const world = await openMediaWorld();
    const { media } = world;
    const room = valueOf(await media.openRoom(CALL));
    const { codecs, headerExtensions } = room.rtpCapabilities as Record<string, unknown[]>;
    const device = { codecs: codecs?.slice(0, 3), headerExtensions: headerExtensions?.slice(0, 1) };
    const sendId = await openTransport(world, 'send', ADA);
    const camera = { transportId: sendId, kind: 'video', rtpParameters: simulcastParameters(), paused: false } as const;
    const { producerId } = valueOf(await media.produce(camera));
    for (const rtpCapabilities of spoil(device)) {
      const transportId = await openTransport(world, 'receive', BEN);
      const code = codeOf(await media.consume({ producerId, transportId, rtpCapabilities, paused: false }));
      expect(['ok', 'CANNOT_CONSUME']).toContain(code);
      valueOf(media.closeTransport(transportId));
    }
    for (const dtls of spoil({ role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 'AB:CD' }] })) {
      const transportId = await openTransport(world, 'receive', BEN);
      expect(['ok', 'MEDIA_FAILED']).toContain(codeOf(await media.connectTransport(transportId, dtls)));
      valueOf(media.closeTransport(transportId));
    }
    expect(media.counts()).toEqual({ workers: 1, routers: 1, transports: 1, producers: 1, consumers: 0 });
  });
});
