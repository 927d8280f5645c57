import { opusParameters } from '#test/support/media/rtp-parameters.ts';
import { type RestClient, callWith, createRest } from '#test/support/drivers/conversation-calls/index.ts';
import type { TestServer } from '#test/support/server/index.ts';
import { createWorld } from '#test/support/world.ts';

/** As the document writes them. */
export const mediaCodecs = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
] as const;

/** What a browser would show of its certificate. */
export const dtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
} as const;

/** The media server API for the holder of the secret. */
export const mediaClient = ({ url, ready }: TestServer): RestClient => createRest(url, ready.mediaSecret);

/** Ada and Ben talk, Cleo is a member who is not in; their call has a router, made through the media API. */
export const openMediaScene = async (server: TestServer) => {
  const media = mediaClient(server);
  const { people, conversationId } = await createWorld({ server, accounts: ['ada', 'ben', 'cleo'] });
  const { callId, seats } = await callWith(people.ada, [people.ben], conversationId);
  const [adasSeat, bensSeat] = seats;
  if (!bensSeat) throw new Error('Ben is not in the call');
  const { data: router } = await media.ok('createRouter', { body: { callId, mediaCodecs } });
  const { routerId, rtpCapabilities } = router;
  const openTransport = async (participantId: string, direction: 'send' | 'receive') => {
    const { data } = await media.ok('createTransport', { params: { routerId }, body: { participantId, direction } });
    return data;
  };
  return {
    media,
    ...people,
    callId,
    conversationId,
    routerId,
    rtpCapabilities,
    openTransport,
    adasId: adasSeat.participantId,
    bensId: bensSeat.participantId,
  };
};

/** A call in which Ada publishes her microphone through the media API. */
export const openPublishing = async (server: TestServer, paused = false) => {
  const scene = await openMediaScene(server);
  const { transportId } = await scene.openTransport(scene.adasId, 'send');
  const body = { kind: 'audio', rtpParameters: opusParameters(), paused, appData: { participantId: scene.adasId } };
  const { data } = await scene.media.ok('createProducer', { params: { transportId }, body });
  return { ...scene, transportId, producerId: data.producerId };
};

/** And one in which Ben hears it. */
export const openListening = async (server: TestServer) => {
  const scene = await openPublishing(server);
  const { transportId } = await scene.openTransport(scene.bensId, 'receive');
  const { producerId, rtpCapabilities } = scene;
  const body = { producerId, rtpCapabilities, paused: false, appData: { peerId: scene.bensId } };
  const { data } = await scene.media.ok('createConsumer', { params: { transportId }, body });
  return { ...scene, receiveId: transportId, consumerId: data.consumerId };
};
