import { z } from 'zod';
import { request } from '../entry.ts';
import { consumer, objectId, opaque, sample, track, trackKind, trackSource, transport } from './wire.ts';

const nothing = z.object({});
const mediaId = z.string().max(64);

/**
 * The media server over the socket, for participants: the same objects as the REST media API, without its secret.
 * All but `consume` are additions.
 */
export const mediaRequests = {
  createTransport: request({
    name: 'media:create-transport',
    payload: z.object({ callId: objectId, direction: z.enum(['send', 'receive']) }),
    reply: transport,
    summary: 'Opens a WebRTC transport, one way.',
    addition: true,
    example: { callId: sample.call, direction: 'send' },
  }),
  connectTransport: request({
    name: 'media:connect-transport',
    payload: z.object({ transportId: mediaId, dtlsParameters: opaque }),
    reply: nothing,
    summary: 'Connects a transport.',
    addition: true,
    example: { transportId: 'transport-def456', dtlsParameters: { role: 'client', fingerprints: [] } },
  }),
  restartIce: request({
    name: 'media:restart-ice',
    payload: z.object({ transportId: mediaId }),
    reply: z.object({ iceParameters: opaque }),
    summary: 'Restarts ICE after the network changed.',
    addition: true,
    example: { transportId: 'transport-def456' },
  }),
  closeTransport: request({
    name: 'media:close-transport',
    payload: z.object({ transportId: mediaId }),
    reply: nothing,
    summary: 'Closes a transport with all it carries.',
    addition: true,
    example: { transportId: 'transport-def456' },
  }),
  produce: request({
    name: 'media:produce',
    payload: z.object({
      transportId: mediaId,
      kind: trackKind,
      source: trackSource,
      rtpParameters: opaque,
      paused: z.boolean().optional(),
    }),
    reply: z.object({ producerId: z.string() }),
    summary: 'Publishes a track.',
    addition: true,
    example: { transportId: 'transport-def456', kind: 'audio', source: 'microphone', rtpParameters: {} },
  }),
  setProducerPaused: request({
    name: 'media:pause-producer',
    payload: z.object({ producerId: mediaId, paused: z.boolean() }),
    reply: nothing,
    summary: 'Pauses or resumes a published track.',
    addition: true,
    example: { producerId: 'producer-ghi789', paused: true },
  }),
  closeProducer: request({
    name: 'media:close-producer',
    payload: z.object({ producerId: mediaId }),
    reply: nothing,
    summary: 'Withdraws a track.',
    addition: true,
    example: { producerId: 'producer-ghi789' },
  }),
  consume: request({
    name: 'consume',
    payload: z.object({
      producerId: mediaId,
      rtpCapabilities: opaque,
      transportId: mediaId.optional(),
      paused: z.boolean().optional(),
    }),
    reply: consumer,
    summary: 'Subscribes to a track.',
    example: { producerId: 'producer-ghi789', rtpCapabilities: {} },
  }),
  setConsumer: request({
    name: 'media:set-consumer',
    payload: z.object({
      consumerId: mediaId,
      paused: z.boolean().optional(),
      spatialLayer: z.number().int().min(0).max(3).optional(),
      temporalLayer: z.number().int().min(0).max(3).optional(),
    }),
    reply: nothing,
    summary: 'Pauses or resumes a subscription, or asks for another layer.',
    addition: true,
    example: { consumerId: 'consumer-jkl012', paused: false },
  }),
  closeConsumer: request({
    name: 'media:close-consumer',
    payload: z.object({ consumerId: mediaId }),
    reply: nothing,
    summary: 'Ends a subscription.',
    addition: true,
    example: { consumerId: 'consumer-jkl012' },
  }),
  listTracks: request({
    name: 'media:tracks',
    payload: z.object({ callId: objectId }),
    reply: z.object({ tracks: z.array(track) }),
    summary: 'Lists the tracks of a call.',
    addition: true,
    example: { callId: sample.call },
  }),
} as const;
