import type { Consumer, Producer, WebRtcTransport } from 'mediasoup/types';
import type { TrackSource, TransportDirection } from '#shared/contract/index.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';
import type { MediaCounts, MediaOwner } from '../ports/index.ts';

/** Whose an object is; without a participant it was made through the media server API. */
export type Owned = { readonly callId: CallId; readonly participantId: ParticipantId | undefined };
/** mediasoup's objects, each knowing its owner. */
export type OwnedTransport = WebRtcTransport<Owned & { readonly direction: TransportDirection }>;
export type OwnedProducer = Producer<Owned & { readonly source: TrackSource }>;
export type OwnedConsumer = Consumer<Owned>;

/** All live objects by id, oldest first. Whatever closes, for whatever reason, is gone from here at that moment. */
export interface MediaObjects {
  readonly transports: Map<string, OwnedTransport>;
  readonly producers: Map<string, OwnedProducer>;
  readonly consumers: Map<string, OwnedConsumer>;
}

/** Builds an empty collection. */
export const createObjects = (): MediaObjects => ({
  transports: new Map(),
  producers: new Map(),
  consumers: new Map(),
});

/** How many of each kind live. */
export const countObjects = (objects: MediaObjects): Omit<MediaCounts, 'workers' | 'routers'> => ({
  transports: objects.transports.size,
  producers: objects.producers.size,
  consumers: objects.consumers.size,
});

type Shelf = ReadonlyMap<string, { readonly appData: Owned }>;

/** The owner of one object; undefined when there is no such object. */
export const findOwner = (shelf: Shelf, id: string): MediaOwner | undefined => {
  const appData = shelf.get(id)?.appData;
  return appData && { callId: appData.callId, participantId: appData.participantId };
};

/** Closes what one participant has in a call, or all that anybody has; producers and consumers go with their transports. */
export const closeOwned = (objects: MediaObjects, callId: CallId, participantId?: ParticipantId): void => {
  // Producers and consumers too: the media server API may put those of one participant on a transport of nobody.
  for (const shelf of [objects.transports, objects.producers, objects.consumers]) {
    for (const object of shelf.values()) {
      const { appData } = object;
      if (appData.callId === callId && (!participantId || appData.participantId === participantId)) object.close();
    }
  }
};
