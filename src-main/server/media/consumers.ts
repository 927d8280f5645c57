import type { RtpCapabilities } from 'mediasoup/types';
import { type ConsumerInfo, type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MediaPort } from '../ports/index.ts';
import type { MediaObjects, OwnedConsumer, OwnedProducer, OwnedTransport } from './media-objects.ts';
import { attempt } from './outcomes.ts';
import { type Quota, createQuota } from './quota.ts';
import type { Rooms } from './rooms.ts';

/** All tracks of a call of more than a hundred, with room to spare. */
const MOST_CONSUMERS = 1_000;

type ConsumerOperations = Pick<MediaPort, 'consume' | 'setConsumer' | 'closeConsumer'>;
type ConsumeRequest = Parameters<MediaPort['consume']>[0];

interface ConsumersOptions {
  readonly rooms: Rooms;
  readonly objects: MediaObjects;
}

/** The subscribing operations of the port. */
export const createConsumers = (options: ConsumersOptions): ConsumerOperations => {
  const quota = createQuota(MOST_CONSUMERS, 'received tracks');
  const find = (consumerId: string): Outcome<OwnedConsumer> => {
    const consumer = options.objects.consumers.get(consumerId);
    return consumer ? ok(consumer) : fail('MEDIA_NOT_FOUND', 'There is no such consumer.');
  };
  return {
    consume: (request) => consume(options, quota, request),
    async setConsumer({ consumerId, paused, spatialLayer, temporalLayer }) {
      const found = find(consumerId);
      if (!found.ok) return found;
      const consumer = found.value;
      return attempt(async () => {
        if (spatialLayer !== undefined || temporalLayer !== undefined) {
          const wanted = spatialLayer ?? consumer.preferredLayers?.spatialLayer ?? 0;
          await consumer.setPreferredLayers({ spatialLayer: wanted, temporalLayer });
        }
        if (paused !== undefined) await (paused ? consumer.pause() : consumer.resume());
      });
    },
    closeConsumer(consumerId) {
      const found = find(consumerId);
      if (!found.ok) return found;
      found.value.close();
      return ok(undefined);
    },
  };
};

const consume = async (
  { rooms, objects }: ConsumersOptions,
  quota: Quota,
  request: ConsumeRequest,
): Promise<Outcome<ConsumerInfo>> => {
  const { producerId, paused, spatialLayer } = request;
  const producer = objects.producers.get(producerId);
  if (!producer) return fail('MEDIA_NOT_FOUND', 'There is no such producer.');
  const found = findTransport(objects, producer, request);
  if (!found.ok) return found;
  const transport = found.value;
  const { callId, participantId = request.participantId } = transport.appData;
  const room = rooms.get(callId);
  if (!room.ok) return room;
  const rtpCapabilities = request.rtpCapabilities as RtpCapabilities;
  if (!room.value.router.canConsume({ producerId, rtpCapabilities })) return fail('CANNOT_CONSUME');

  const appData = { callId, participantId };
  const preferredLayers = spatialLayer === undefined ? undefined : { spatialLayer };
  const made = await quota.make(appData, () =>
    transport.consume({ producerId, rtpCapabilities, paused, preferredLayers, appData }),
  );
  if (!made.ok) return made;
  const consumer = made.value;
  if (transport.closed || producer.closed) {
    consumer.close();
    return fail('MEDIA_NOT_FOUND', 'The track or the transport was closed meanwhile.');
  }
  objects.consumers.set(consumer.id, consumer);
  consumer.observer.once('close', () => objects.consumers.delete(consumer.id));
  return ok(toInfo(consumer, producer));
};

const findTransport = (
  { transports }: MediaObjects,
  { appData: { callId } }: OwnedProducer,
  { transportId, participantId }: ConsumeRequest,
): Outcome<OwnedTransport> => {
  const transport = transportId
    ? transports.get(transportId)
    : [...transports.values()].findLast(
        ({ appData }) =>
          appData.callId === callId && appData.participantId === participantId && appData.direction === 'receive',
      );
  if (!transport) return fail('MEDIA_NOT_FOUND', 'There is no transport to receive with.');
  if (transport.appData.callId === callId) return ok(transport);
  return fail('MEDIA_NOT_FOUND', 'There is no such producer in the call of this transport.');
};

const toInfo = (consumer: OwnedConsumer, { appData }: OwnedProducer): ConsumerInfo => ({
  consumerId: consumer.id,
  producerId: consumer.producerId,
  participantId: appData.participantId,
  kind: consumer.kind,
  source: appData.source,
  rtpParameters: consumer.rtpParameters,
  paused: consumer.paused,
});
