import { z } from 'zod';
import { route } from '../entry.ts';
import { mediaServerConfig, objectId, opaque, sample, success, trackKind, transport } from './wire.ts';

const mediaId = z.string().min(1).max(64);
const closed = z.object({ success: z.literal(true), message: z.string() });
const acknowledged = z.object({ success: z.literal(true) });

/** The media server API of the document, on the server's own port, under the shared secret. */
export const mediaRoutes = {
  createRouter: route({
    method: 'POST',
    path: '/routers',
    auth: 'mediaSecret',
    body: z.object({
      callId: objectId,
      mediaCodecs: z.array(
        z.looseObject({
          kind: trackKind,
          mimeType: z.string(),
          clockRate: z.number().int(),
          channels: z.number().int().optional(),
        }),
      ),
    }),
    status: 201,
    reply: success(mediaServerConfig),
    summary: 'Create the router of a call',
    example: {
      body: {
        callId: sample.call,
        mediaCodecs: [
          { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 },
          { kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
        ],
      },
    },
  }),
  createTransport: route({
    method: 'POST',
    path: '/routers/:routerId/transports',
    auth: 'mediaSecret',
    params: z.object({ routerId: mediaId }),
    body: z.object({
      participantId: objectId,
      direction: z.enum(['send', 'receive', 'recv']),
      enableUdp: z.boolean().optional(),
      enableTcp: z.boolean().optional(),
      preferUdp: z.boolean().optional(),
      preferTcp: z.boolean().optional(),
      initialAvailableOutgoingBitrate: z.number().int().positive().optional(),
    }),
    status: 201,
    reply: success(transport),
    summary: 'Create a WebRTC transport',
    example: { params: { routerId: 'router-abc123' }, body: { participantId: sample.participant, direction: 'send' } },
  }),
  connectTransport: route({
    method: 'POST',
    path: '/transports/:transportId/connect',
    auth: 'mediaSecret',
    params: z.object({ transportId: mediaId }),
    body: z.object({ dtlsParameters: opaque }),
    status: 200,
    reply: acknowledged,
    summary: 'Connect a transport',
    example: {
      params: { transportId: 'transport-def456' },
      body: { dtlsParameters: { role: 'client', fingerprints: [] } },
    },
  }),
  createProducer: route({
    method: 'POST',
    path: '/transports/:transportId/producers',
    auth: 'mediaSecret',
    params: z.object({ transportId: mediaId }),
    body: z.object({
      kind: trackKind,
      rtpParameters: opaque,
      paused: z.boolean().optional(),
      appData: z.looseObject({ participantId: objectId.optional() }).optional(),
    }),
    status: 201,
    reply: success(z.object({ producerId: z.string() })),
    summary: 'Publish a track',
    example: {
      params: { transportId: 'transport-def456' },
      body: { kind: 'video', rtpParameters: {}, paused: false, appData: { participantId: sample.participant } },
    },
  }),
  createConsumer: route({
    method: 'POST',
    path: '/transports/:transportId/consumers',
    auth: 'mediaSecret',
    params: z.object({ transportId: mediaId }),
    body: z.object({
      producerId: mediaId,
      rtpCapabilities: opaque,
      paused: z.boolean().optional(),
      appData: z.looseObject({ peerId: z.string().optional() }).optional(),
    }),
    status: 201,
    reply: success(z.object({ consumerId: z.string(), kind: trackKind, rtpParameters: opaque, paused: z.boolean() })),
    summary: 'Subscribe to a track',
    example: {
      params: { transportId: 'transport-def456' },
      body: { producerId: 'producer-ghi789', rtpCapabilities: {}, paused: false, appData: { peerId: sample.other } },
    },
  }),
  closeProducer: route({
    method: 'DELETE',
    path: '/producers/:producerId',
    auth: 'mediaSecret',
    params: z.object({ producerId: mediaId }),
    status: 200,
    reply: closed,
    summary: 'Close a producer',
    example: { params: { producerId: 'producer-ghi789' } },
  }),
  closeConsumer: route({
    method: 'DELETE',
    path: '/consumers/:consumerId',
    auth: 'mediaSecret',
    params: z.object({ consumerId: mediaId }),
    status: 200,
    reply: closed,
    summary: 'Close a consumer',
    example: { params: { consumerId: 'consumer-jkl012' } },
  }),
  closeTransport: route({
    method: 'DELETE',
    path: '/transports/:transportId',
    auth: 'mediaSecret',
    params: z.object({ transportId: mediaId }),
    status: 200,
    reply: closed,
    summary: 'Close a transport',
    example: { params: { transportId: 'transport-def456' } },
  }),
  deleteRouter: route({
    method: 'DELETE',
    path: '/routers/:routerId',
    auth: 'mediaSecret',
    params: z.object({ routerId: mediaId }),
    status: 200,
    reply: closed,
    summary: 'Delete a router',
    example: { params: { routerId: 'router-abc123' } },
  }),
} as const;
