import type { DtlsParameters } from 'mediasoup/types';
import { type Outcome, fail } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { MediaPort, TransportInfo, TransportOptions } from '../ports/index.ts';
import { announceAll } from './listen-plan.ts';
import type { MediaObjects, OwnedTransport } from './media-objects.ts';
import { attempt } from './outcomes.ts';
import { type Quota, createQuota } from './quota.ts';
import type { Rooms } from './rooms.ts';

/** Two are needed; more are there for a moment while a client reconnects. */
const MOST_TRANSPORTS = 8;
/** Bits per second: enough for a good picture at once; mediasoup's own estimate takes over from there. */
const FIRST_OUTGOING_BITRATE = 1_000_000;

type TransportOperations = Pick<MediaPort, 'createTransport' | 'connectTransport' | 'restartIce' | 'closeTransport'>;

interface TransportsOptions {
  readonly rooms: Rooms;
  readonly objects: MediaObjects;
}

/** The transport operations of the port. */
export const createTransports = (options: TransportsOptions): TransportOperations => {
  const quota = createQuota(MOST_TRANSPORTS, 'transports');
  const find = (transportId: string): Outcome<OwnedTransport> => {
    const transport = options.objects.transports.get(transportId);
    return transport ? ok(transport) : fail('MEDIA_NOT_FOUND', 'There is no such transport.');
  };
  return {
    createTransport: (wish) => create(options, quota, wish),
    async connectTransport(transportId, dtlsParameters) {
      const found = find(transportId);
      if (!found.ok) return found;
      return attempt(() => found.value.connect({ dtlsParameters: dtlsParameters as DtlsParameters }));
    },
    async restartIce(transportId) {
      const found = find(transportId);
      if (!found.ok) return found;
      return attempt(async () => ({ iceParameters: await found.value.restartIce() }));
    },
    closeTransport(transportId) {
      const found = find(transportId);
      if (!found.ok) return found;
      found.value.close();
      return ok(undefined);
    },
  };
};

const create = async (
  { rooms, objects }: TransportsOptions,
  quota: Quota,
  { callId, participantId, direction, replacesOlder, ...wish }: TransportOptions,
): Promise<Outcome<TransportInfo>> => {
  const room = rooms.get(callId);
  if (!room.ok) return room;
  const { router, worker } = room.value;
  const { initialAvailableOutgoingBitrate = FIRST_OUTGOING_BITRATE, ...ice } = wish;
  const appData = { callId, participantId, direction };
  const made = await quota.make(appData, () =>
    router.createWebRtcTransport({ ...ice, webRtcServer: worker.server, initialAvailableOutgoingBitrate, appData }),
  );
  if (!made.ok) return made;
  const transport = made.value;
  if (router.closed) {
    transport.close();
    return fail('MEDIA_NOT_FOUND', 'The router was closed meanwhile.');
  }
  if (replacesOlder) closeOlder(objects, { callId, participantId, direction });
  keep(objects, transport);
  const { id: transportId, iceParameters, dtlsParameters } = transport;
  return ok({
    transportId,
    iceParameters,
    iceCandidates: announceAll(transport.iceCandidates, worker.listening),
    dtlsParameters,
  });
};

const closeOlder = ({ transports }: MediaObjects, place: OwnedTransport['appData']): void => {
  for (const older of transports.values()) {
    const { callId, participantId, direction } = older.appData;
    const isSamePlace = callId === place.callId && participantId === place.participantId;
    if (isSamePlace && direction === place.direction) older.close();
  }
};

const keep = ({ transports }: MediaObjects, transport: OwnedTransport): void => {
  transports.set(transport.id, transport);
  transport.observer.once('close', () => transports.delete(transport.id));
  // The client hung up, or is not the one that it said it was. A mere loss of the network can still be mended by ICE.
  transport.on('dtlsstatechange', (state) => {
    if (state === 'closed' || state === 'failed') transport.close();
  });
};
