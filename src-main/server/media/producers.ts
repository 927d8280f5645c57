import type { RtpParameters } from 'mediasoup/types';
import { type Outcome, type Track, type TrackKind, type TrackSource, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MediaNotice, MediaPort } from '../ports/index.ts';
import { type Gates, createGates } from './gates.ts';
import type { MediaObjects, OwnedProducer } from './media-objects.ts';
import { attempt } from './outcomes.ts';
import { type Quota, createQuota } from './quota.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { findRtpFault } from './rtp-guard.ts';
import { withoutLoneVp8Layers } from './vp8-layers.ts';

/** One of each source, twice: a client may publish the new track before it withdraws the old one. */
const MOST_PRODUCERS = 8;

const KIND_OF: Readonly<Record<TrackSource, TrackKind>> = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  'screen-audio': 'audio',
};
const USUAL_SOURCE: Readonly<Record<TrackKind, TrackSource>> = { audio: 'microphone', video: 'camera' };

type ProducerOperations = Pick<
  MediaPort,
  'produce' | 'setProducerPaused' | 'closeProducer' | 'listTracks' | 'setGates'
>;

interface ProducersOptions {
  readonly rooms: Rooms;
  readonly objects: MediaObjects;
  readonly tell: (notice: MediaNotice) => void;
}

/** The publishing operations of the port. */
export const createProducers = (options: ProducersOptions): ProducerOperations => {
  const { producers } = options.objects;
  const quota = createQuota(MOST_PRODUCERS, 'tracks');
  const gates = createGates(options.objects);
  const find = (producerId: string): Outcome<OwnedProducer> => {
    const producer = producers.get(producerId);
    return producer ? ok(producer) : fail('MEDIA_NOT_FOUND', 'There is no such producer.');
  };
  return {
    produce: (request) => produce(options, quota, gates, request),
    setGates: gates.set,
    async setProducerPaused(producerId, paused) {
      const found = find(producerId);
      if (!found.ok) return found;
      return attempt(() => gates.wish(found.value, paused));
    },
    closeProducer(producerId) {
      const found = find(producerId);
      if (!found.ok) return found;
      found.value.close();
      return ok(undefined);
    },
    listTracks: (callId) => [...producers.values()].filter(({ appData }) => appData.callId === callId).map(toTrack),
  };
};

const produce = async (
  options: ProducersOptions,
  quota: Quota,
  gates: Gates,
  request: Parameters<MediaPort['produce']>[0],
): Promise<Outcome<{ producerId: string }>> => {
  const { kind, paused, source = USUAL_SOURCE[kind] } = request;
  if (KIND_OF[source] !== kind) return fail('MEDIA_FAILED', `The source "${source}" gives no ${kind}.`);
  const fault = findRtpFault(kind, request.rtpParameters);
  if (fault) return fail('MEDIA_FAILED', `These RTP parameters cannot be used: ${fault}.`);
  const transport = options.objects.transports.get(request.transportId);
  if (!transport) return fail('MEDIA_NOT_FOUND', 'There is no such transport.');
  const { callId, participantId = request.participantId } = transport.appData;
  const room = options.rooms.get(callId);
  if (!room.ok) return room;

  const rtpParameters = withoutLoneVp8Layers(request.rtpParameters) as RtpParameters;
  const appData = { callId, participantId, source };
  const made = await quota.make(appData, () =>
    transport.produce({ kind, rtpParameters, paused: gates.mustPause(appData, kind, paused), appData }),
  );
  if (!made.ok) return made;
  const settled = await attempt(() => gates.settle(made.value, paused));
  if (!settled.ok) return settled;
  if (transport.closed) {
    made.value.close();
    return fail('MEDIA_NOT_FOUND', 'The transport was closed meanwhile.');
  }
  publish(options, room.value, made.value);
  return ok({ producerId: made.value.id });
};

const publish = ({ objects, tell }: ProducersOptions, { router, speech }: Room, producer: OwnedProducer): void => {
  const { id: producerId } = producer;
  const { callId, participantId, source } = producer.appData;
  objects.producers.set(producerId, producer);
  producer.observer.once('close', () => {
    objects.producers.delete(producerId);
    // The worker closes its consumers too and says so, but later; nobody shall find them in between.
    for (const consumer of objects.consumers.values()) {
      if (consumer.producerId === producerId) objects.consumers.delete(consumer.id);
    }
    if (!router.closed) tell({ kind: 'trackClosed', callId, producerId, participantId });
  });
  tell({ kind: 'trackPublished', callId, track: toTrack(producer) });
  // This fails only when the track or the worker is already gone again.
  if (source === 'microphone') void attempt(() => speech.watch(producer));
};

const toTrack = ({ id, kind, paused, appData }: OwnedProducer): Track => ({
  producerId: id,
  participantId: appData.participantId,
  kind,
  source: appData.source,
  paused,
});
