import { conversationCalls } from '#shared/dialects/conversation-calls/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { toMediaServerConfig, toTransport } from './values.ts';

const entries = conversationCalls.routes;
const acknowledged = () => ({ success: true as const });
const closed = (message: string) => () => ({ success: true as const, message });

/** The media server API, for holders of the media secret. */
export const mediaRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.createRouter,
    'media.openRouter',
    ({ body }) => ({ callId: body.callId as CallId, codecs: body.mediaCodecs }),
    (room) => ({ success: true as const, data: toMediaServerConfig(room) ?? { routerId: '', rtpCapabilities: {} } }),
  ),
  bindRoute(
    entries.createTransport,
    'media.createTransport',
    ({ params, body: { direction, participantId, ...options } }) => ({
      ...options,
      routerId: params.routerId,
      participantId: participantId as ParticipantId,
      direction: direction === 'send' ? ('send' as const) : ('receive' as const),
    }),
    (transport) => ({ success: true as const, data: toTransport(transport) }),
  ),
  bindRoute(
    entries.connectTransport,
    'media.connectTransport',
    ({ params, body }) => ({ ...params, ...body }),
    acknowledged,
  ),
  bindRoute(
    entries.createProducer,
    'media.produce',
    ({ params, body }) => ({
      transportId: params.transportId,
      kind: body.kind,
      rtpParameters: body.rtpParameters,
      paused: body.paused,
      participantId: body.appData?.participantId as ParticipantId | undefined,
    }),
    (output) => ({ success: true as const, data: output }),
  ),
  bindRoute(
    entries.createConsumer,
    'media.consume',
    ({ params: { transportId }, body: { producerId, rtpCapabilities, paused } }) => ({
      ...{ transportId, producerId, rtpCapabilities, paused },
    }),
    (consumer) => ({ success: true as const, data: consumer }),
  ),
  bindRoute(entries.closeProducer, 'media.closeProducer', ({ params }) => params, closed('Producer closed')),
  bindRoute(entries.closeConsumer, 'media.closeConsumer', ({ params }) => params, closed('Consumer closed')),
  bindRoute(entries.closeTransport, 'media.closeTransport', ({ params }) => params, closed('Transport closed')),
  bindRoute(entries.deleteRouter, 'media.closeRouter', ({ params }) => params, closed('Router deleted')),
];
