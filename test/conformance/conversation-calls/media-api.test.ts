import { afterAll, describe, expect, it } from 'vitest';
import { answersIce, candidatesOf } from '#test/support/media/ice-check.ts';
import { audioOnlyCapabilities, opusParameters, simulcastParameters } from '#test/support/media/rtp-parameters.ts';
import { callWith } from '#test/support/drivers/conversation-calls/index.ts';
import { startServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';
import { dtlsParameters, mediaClient, mediaCodecs, openMediaScene, openPublishing } from './support/media-scene.ts';

const server = await startServer();
afterAll(() => server.close());

const UNKNOWN_ID = 'f'.repeat(24);
const notFound = { status: 404, code: 'NOT_FOUND' };
const invalid = { status: 400, code: 'INVALID_REQUEST' };
const open = () => openMediaScene(server);
const publishing = (paused?: boolean) => openPublishing(server, paused);

describe('POST /routers', () => {
  it('S0-R9 S0-L5 S0-L6 S0-L49 makes the router of a call with the wanted codecs', async () => {
    const { rtpCapabilities } = await open();
    expect(rtpCapabilities.headerExtensions).toEqual(expect.arrayContaining([expect.objectContaining({})]));
    expect(rtpCapabilities.codecs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }),
        expect.objectContaining({ kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 }),
      ]),
    );
  });

  it('S0-R9 S0-L50 gives one router to a call, whoever asks again', async () => {
    const { media, callId, routerId } = await open();
    const again = await media.ok('createRouter', { body: { callId, mediaCodecs } });
    expect(again.data.routerId).toBe(routerId);
  });

  it('S0-R9 is the router of the call in SFU mode', async () => {
    const { ada, callId, routerId } = await open();
    const { data } = await ada.rest.ok('switchMode', { params: { callId }, body: { mode: 'sfu' } });
    expect(data.mediaServerConfig?.routerId).toBe(routerId);
  });

  it('S0-X32 S0-X35 S0-L49 S0-L50 refuses calls that are not there, and codecs that are none', async () => {
    const { media, ada, callId } = await open();
    const router = (body: unknown) => media.fails('createRouter', { body });
    expect(await router({ callId: UNKNOWN_ID, mediaCodecs })).toMatchObject(notFound);
    expect(await router({ callId: 'nonsense', mediaCodecs })).toMatchObject(invalid);
    expect(await router({ callId })).toMatchObject(invalid);
    expect(await router({ callId, mediaCodecs: [{ ...mediaCodecs[0], kind: 'smell' }] })).toMatchObject(invalid);
    await ada.rest.ok('endCall', { params: { callId } });
    expect(await router({ callId, mediaCodecs })).toMatchObject(invalid);
  });

  it('S0-X32 S0-L49 refuses codecs that the SFU does not speak', async () => {
    const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben'] });
    const { callId } = await callWith(people.ada, [people.ben], conversationId);
    const unknown = [{ kind: 'video', mimeType: 'video/nonsense', clockRate: 90_000 }];
    const error = await mediaClient(server).fails('createRouter', { body: { callId, mediaCodecs: unknown } });
    expect(error).toMatchObject(invalid);
  });
});

describe('POST /routers/:routerId/transports', () => {
  it.each(['send', 'receive', 'recv'] as const)(
    'S0-R10 S0-L6 S0-L49 makes a transport to %s that answers ICE over UDP and TCP',
    async (direction) => {
      const { media, routerId, adasId } = await open();
      const ice = { enableUdp: true, enableTcp: true, preferUdp: true, preferTcp: false };
      const body = { participantId: adasId, direction, ...ice, initialAvailableOutgoingBitrate: 1_000_000 };
      const { data } = await media.ok('createTransport', { params: { routerId }, body });
      expect(data.sctpParameters).toBeNull();
      expect(data.dtlsParameters.fingerprints).not.toEqual([]);
      const candidates = candidatesOf(data);
      expect(new Set(candidates.map(({ protocol }) => protocol))).toEqual(new Set(['udp', 'tcp']));
      for (const candidate of candidates) expect(await answersIce(data, candidate)).toBe(true);
    },
  );

  it.each([
    { enableUdp: true, enableTcp: false, protocol: 'udp' },
    { enableUdp: false, enableTcp: true, protocol: 'tcp' },
  ])('S0-R10 offers $protocol alone when asked to', async ({ protocol, ...ice }) => {
    const { media, routerId, adasId } = await open();
    const body = { participantId: adasId, direction: 'send', ...ice };
    const { data } = await media.ok('createTransport', { params: { routerId }, body });
    expect(new Set(candidatesOf(data).map((candidate) => candidate.protocol))).toEqual(new Set([protocol]));
  });

  it('S0-X32 S0-X35 refuses unknown routers and directions', async () => {
    const { media, routerId, adasId } = await open();
    const transport = (id: string, body: unknown) => media.fails('createTransport', { params: { routerId: id }, body });
    const body = { participantId: adasId, direction: 'send' };
    expect(await transport(UNKNOWN_ID, body)).toMatchObject(notFound);
    expect(await transport(routerId, { ...body, direction: 'sideways' })).toMatchObject(invalid);
    expect(await transport(routerId, { ...body, enableUdp: false, enableTcp: false })).toMatchObject(invalid);
    expect(await transport(routerId, { direction: 'send' })).toMatchObject(invalid);
  });
});

describe('POST /transports/:transportId/connect', () => {
  it('S0-R11 S0-L6 connects a transport once and says nothing but success', async () => {
    const { media, adasId, openTransport } = await open();
    const { transportId } = await openTransport(adasId, 'send');
    const wire = { params: { transportId }, body: { dtlsParameters } };
    const { status, body } = await media.send('connectTransport', wire);
    expect({ status, body }).toEqual({ status: 200, body: { success: true } });
    expect(await media.fails('connectTransport', wire)).toMatchObject(invalid);
  });

  it('S0-X32 S0-X35 refuses unknown transports and certificates that are none', async () => {
    const { media, adasId, openTransport } = await open();
    const { transportId } = await openTransport(adasId, 'send');
    const connect = (id: string, body: unknown) =>
      media.fails('connectTransport', { params: { transportId: id }, body });
    expect(await connect(UNKNOWN_ID, { dtlsParameters })).toMatchObject(notFound);
    expect(await connect(transportId, { dtlsParameters: { role: 'client', fingerprints: [] } })).toMatchObject(invalid);
    expect(await connect(transportId, {})).toMatchObject(invalid);
  });
});

describe('POST /transports/:transportId/producers', () => {
  it('S0-R12 S0-E22 S0-L6 publishes a track and tells the others, not its owner', async () => {
    const { producerId, adasId, ada, ben, cleo, callId } = await publishing();
    const told = await ben.socket.waitFor('new-producer');
    expect(told).toMatchObject({ callId, producerId, participantId: adasId, kind: 'audio' });
    for (const { socket } of [ada, cleo]) {
      await socket.settle();
      expect(socket.received('new-producer')).toEqual([]);
    }
  });

  it('S0-R12 S0-E22 publishes video as well', async () => {
    const { media, ben, adasId, openTransport } = await open();
    const { transportId } = await openTransport(adasId, 'send');
    const body = { kind: 'video', rtpParameters: simulcastParameters(), appData: { participantId: adasId } };
    const { data } = await media.ok('createProducer', { params: { transportId }, body });
    const told = await ben.socket.waitFor('new-producer');
    expect(told).toMatchObject({ producerId: data.producerId, participantId: adasId, kind: 'video', paused: false });
  });

  it('S0-R12 S0-L49 keeps a track paused that was published so', async () => {
    const { producerId, ben, callId } = await publishing(true);
    const { tracks } = await ben.socket.ask('media:tracks', { callId });
    expect(tracks).toMatchObject([{ producerId, kind: 'audio', paused: true }]);
  });

  it('S0-X32 S0-X35 refuses unknown transports and what is no track', async () => {
    const { media, adasId, openTransport } = await open();
    const { transportId } = await openTransport(adasId, 'send');
    const produce = (id: string, body: unknown) => media.fails('createProducer', { params: { transportId: id }, body });
    const body = { kind: 'audio', rtpParameters: opusParameters(), paused: false };
    expect(await produce(UNKNOWN_ID, body)).toMatchObject(notFound);
    expect(await produce(transportId, { ...body, kind: 'smell' })).toMatchObject(invalid);
    expect(await produce(transportId, { ...body, rtpParameters: {} })).toMatchObject(invalid);
    expect(await produce(transportId, { ...body, kind: 'video' })).toMatchObject(invalid);
  });
});

describe('POST /transports/:transportId/consumers', () => {
  it.each([true, false])('S0-R13 S0-L6 S0-L49 subscribes to a track, paused: %s', async (paused) => {
    const { media, bensId, openTransport, producerId, rtpCapabilities } = await publishing();
    const { transportId } = await openTransport(bensId, 'receive');
    const body = { producerId, rtpCapabilities, paused, appData: { peerId: bensId } };
    const { data } = await media.ok('createConsumer', { params: { transportId }, body });
    expect(data).toMatchObject({ kind: 'audio', paused });
    expect(data.rtpParameters.codecs).toMatchObject([{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }]);
  });

  it('S0-X32 S0-X35 refuses unknown ids, other calls, and devices that cannot play the track', async () => {
    const { media, bensId, adasId, openTransport, producerId, rtpCapabilities } = await publishing();
    const { transportId } = await openTransport(bensId, 'receive');
    const consume = (id: string, body: unknown) => media.fails('createConsumer', { params: { transportId: id }, body });
    const body = { producerId, rtpCapabilities, paused: false };
    expect(await consume(UNKNOWN_ID, body)).toMatchObject(notFound);
    expect(await consume(transportId, { ...body, producerId: UNKNOWN_ID })).toMatchObject(notFound);
    const other = await open();
    const foreign = await other.openTransport(other.bensId, 'receive');
    expect(await consume(foreign.transportId, body)).toMatchObject(notFound);
    const sending = await openTransport(adasId, 'send');
    const camera = { kind: 'video', rtpParameters: simulcastParameters() };
    const { data } = await media.ok('createProducer', { params: { transportId: sending.transportId }, body: camera });
    const unplayable = { ...body, producerId: data.producerId, rtpCapabilities: audioOnlyCapabilities };
    expect(await consume(transportId, unplayable)).toMatchObject(invalid);
  });
});

describe('consume', () => {
  it('S0-E23 S0-L41 answers a participant with the details of the consumer', async () => {
    const { ben, callId, producerId, adasId, rtpCapabilities } = await publishing();
    await ben.socket.ask('media:create-transport', { callId, direction: 'receive' });
    const consumer = await ben.socket.ask('consume', { producerId, rtpCapabilities });
    expect(consumer).toMatchObject({ producerId, participantId: adasId, kind: 'audio', paused: false });
    expect(consumer.rtpParameters.codecs).toMatchObject([{ mimeType: 'audio/opus' }]);
    expect(await ben.socket.ask('media:close-consumer', { consumerId: consumer.consumerId })).toEqual({});
  });

  it('S0-X49 S0-E21 is refused without a transport, for unknown tracks and for those outside', async () => {
    const { ben, cleo, producerId, rtpCapabilities } = await publishing();
    const failure = { code: 'MEDIA_SERVER_ERROR' };
    expect(await ben.socket.refused('consume', { producerId, rtpCapabilities })).toMatchObject(failure);
    expect(await ben.socket.waitFor('call:error')).toMatchObject(failure);
    const unknown = { producerId: UNKNOWN_ID, rtpCapabilities };
    expect(await ben.socket.refused('consume', unknown)).toMatchObject(failure);
    const outside = await cleo.socket.refused('consume', { producerId, rtpCapabilities });
    expect(outside).toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});
