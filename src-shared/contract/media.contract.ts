import { z } from 'zod';
import { event, operation } from './define.ts';
import { callId, mediaRoom, participantId, trackKind, trackSource } from './models.contract.ts';

const CALL = '65abc789def012345678901a';
const PARTICIPANT = '65abc111def222333444555a';

/** mediasoup's own structures; they are checked by mediasoup itself and passed on unread. */
const opaque = z.record(z.string(), z.unknown());
const direction = z.enum(['send', 'receive']);
const done = z.object({});
const consumer = z.object({
  consumerId: z.string(),
  producerId: z.string(),
  participantId: participantId.optional(),
  kind: trackKind,
  source: trackSource.optional(),
  rtpParameters: opaque,
  paused: z.boolean(),
});
/** One live stream of a participant, as others find it. */
export const track = z.object({
  producerId: z.string(),
  participantId: participantId.optional(),
  kind: trackKind,
  source: trackSource,
  paused: z.boolean(),
});

export const mediaOperations = {
  'media.openRouter': operation({
    input: z.object({ callId, codecs: z.array(opaque).optional() }),
    output: mediaRoom,
    errors: ['CALL_NOT_FOUND', 'CALL_ENDED', 'MEDIA_UNAVAILABLE', 'MEDIA_FAILED', 'INVALID_INPUT'],
    permission: 'mediaSecret',
    serialBy: 'callId',
    doc: 'Gives the router of a call, made on first use.',
    example: { callId: CALL },
  }),
  'media.closeRouter': operation({
    input: z.object({ routerId: z.string() }),
    output: done,
    errors: ['MEDIA_NOT_FOUND'],
    permission: 'mediaSecret',
    doc: 'Closes a router with all that belongs to it.',
    example: { routerId: 'r1' },
  }),
  'media.createTransport': operation({
    input: z.object({
      callId: callId.optional(),
      routerId: z.string().optional(),
      participantId: participantId.optional(),
      direction,
      /** By UDP, and by TCP where that does not get through, unless told otherwise. */
      enableUdp: z.boolean().optional(),
      enableTcp: z.boolean().optional(),
      preferUdp: z.boolean().optional(),
      preferTcp: z.boolean().optional(),
      initialAvailableOutgoingBitrate: z.number().int().positive().optional(),
    }),
    output: z.object({
      transportId: z.string(),
      iceParameters: opaque,
      iceCandidates: z.array(opaque),
      dtlsParameters: opaque,
    }),
    errors: [
      'MEDIA_NOT_FOUND',
      'MEDIA_FAILED',
      'MEDIA_UNAVAILABLE',
      'NOT_A_PARTICIPANT',
      'CALL_NOT_FOUND',
      'INVALID_INPUT',
    ],
    permission: 'media',
    doc: 'Opens a WebRTC transport for one participant, one way.',
    example: { callId: CALL, direction: 'send' },
  }),
  'media.connectTransport': operation({
    input: z.object({ transportId: z.string(), dtlsParameters: opaque }),
    output: done,
    errors: ['MEDIA_NOT_FOUND', 'MEDIA_FAILED'],
    permission: 'media',
    doc: 'Gives the DTLS parameters of the client.',
    example: { transportId: 't1', dtlsParameters: { role: 'client', fingerprints: [] } },
  }),
  'media.restartIce': operation({
    input: z.object({ transportId: z.string() }),
    output: z.object({ iceParameters: opaque }),
    errors: ['MEDIA_NOT_FOUND', 'MEDIA_FAILED'],
    permission: 'media',
    doc: 'Restarts ICE after the network path changed.',
    example: { transportId: 't1' },
  }),
  'media.closeTransport': operation({
    input: z.object({ transportId: z.string() }),
    output: done,
    errors: ['MEDIA_NOT_FOUND'],
    permission: 'media',
    doc: 'Closes a transport with its producers and consumers.',
    example: { transportId: 't1' },
  }),
  'media.produce': operation({
    input: z.object({
      transportId: z.string(),
      kind: trackKind,
      source: trackSource.optional(),
      rtpParameters: opaque,
      paused: z.boolean().optional(),
      participantId: participantId.optional(),
    }),
    output: z.object({ producerId: z.string() }),
    errors: ['SCREEN_SHARE_OFF', 'MEDIA_NOT_FOUND', 'MEDIA_FAILED', 'FORBIDDEN'],
    permission: 'media',
    doc: 'Publishes a track; the other participants are told.',
    example: { transportId: 't1', kind: 'audio', rtpParameters: {} },
  }),
  'media.setProducerPaused': operation({
    input: z.object({ producerId: z.string(), paused: z.boolean() }),
    output: done,
    errors: ['MEDIA_NOT_FOUND', 'FORBIDDEN'],
    permission: 'media',
    doc: 'Pauses or resumes a published track.',
    example: { producerId: 'p1', paused: true },
  }),
  'media.closeProducer': operation({
    input: z.object({ producerId: z.string() }),
    output: done,
    errors: ['MEDIA_NOT_FOUND', 'FORBIDDEN'],
    permission: 'media',
    doc: 'Withdraws a track; the other participants are told.',
    example: { producerId: 'p1' },
  }),
  'media.consume': operation({
    input: z.object({
      producerId: z.string(),
      transportId: z.string().optional(),
      rtpCapabilities: opaque,
      paused: z.boolean().optional(),
      /** The largest simulcast layer to begin with; operators begin with the smallest unless told otherwise. */
      spatialLayer: z.number().int().min(0).max(3).optional(),
      participantId: participantId.optional(),
    }),
    output: consumer,
    errors: ['MEDIA_NOT_FOUND', 'MEDIA_FAILED', 'CANNOT_CONSUME'],
    permission: 'media',
    doc: 'Subscribes to a track. Without `transportId` the receiving transport of the participant is used.',
    example: { producerId: 'p1', rtpCapabilities: {} },
  }),
  'media.setConsumer': operation({
    input: z.object({
      consumerId: z.string(),
      paused: z.boolean().optional(),
      spatialLayer: z.number().int().min(0).max(3).optional(),
      temporalLayer: z.number().int().min(0).max(3).optional(),
    }),
    output: done,
    errors: ['MEDIA_NOT_FOUND', 'MEDIA_FAILED'],
    permission: 'media',
    doc: 'Pauses or resumes a subscription, or asks for another simulcast layer.',
    example: { consumerId: 'c1', paused: false, spatialLayer: 0 },
  }),
  'media.closeConsumer': operation({
    input: z.object({ consumerId: z.string() }),
    output: done,
    errors: ['MEDIA_NOT_FOUND'],
    permission: 'media',
    doc: 'Ends a subscription.',
    example: { consumerId: 'c1' },
  }),
  'media.listTracks': operation({
    input: z.object({ callId }),
    output: z.object({ tracks: z.array(track) }),
    errors: ['CALL_NOT_FOUND', 'NOT_A_PARTICIPANT'],
    permission: 'media',
    doc: 'Lists the tracks of a call that the asker can subscribe to.',
    example: { callId: CALL },
  }),
} as const;

export const mediaEvents = {
  'track.published': event({
    payload: track.extend({ callId }),
    audience: 'otherParticipants',
    doc: 'A new track can be subscribed to.',
    example: {
      callId: CALL,
      producerId: 'p1',
      participantId: PARTICIPANT,
      kind: 'audio',
      source: 'microphone',
      paused: false,
    },
  }),
  'track.closed': event({
    payload: z.object({ callId, producerId: z.string(), participantId: participantId.optional() }),
    audience: 'otherParticipants',
    doc: 'A track was withdrawn.',
    example: { callId: CALL, producerId: 'p1', participantId: PARTICIPANT },
  }),
} as const;

/** High-rate facts: newest wins, none is stored, any may be dropped. */
export const mediaSignals = {
  'call.levels': event({
    payload: z.object({
      callId,
      speaker: participantId.optional(),
      levels: z.array(z.object({ participantId, dbov: z.number().int().min(-127).max(0) })),
    }),
    audience: 'participants',
    doc: 'Who speaks and how loud, in dBov, a few times a second.',
    example: { callId: CALL, speaker: PARTICIPANT, levels: [{ participantId: PARTICIPANT, dbov: -30 }] },
  }),
} as const;

/** One live stream of a participant, as others find it. */
export type Track = z.infer<typeof track>;
/** What a client needs to play a track. */
export type ConsumerInfo = z.infer<typeof consumer>;
/** Which way media flows, as the client sees it. */
export type TransportDirection = z.infer<typeof direction>;
