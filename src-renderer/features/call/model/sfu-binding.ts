import { requests } from '#renderer/client/catalog.ts';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import type { DtlsParameters, IceParameters, TransportParameters } from '#renderer/media/sfu-device.ts';
import type { Answer, SfuSignaling, Subscription } from '#renderer/media/sfu-signaling.ts';

type Outcome<T> = Awaited<Answer<T>>;

const map = <A, B>(answer: Outcome<A>, change: (value: A) => B): Outcome<B> =>
  answer.ok ? { ok: true, value: change(answer.value) } : answer;

/**
 * Asks the server for one call's media over the socket. mediasoup's own structures pass through the API unread; this is the
 * edge where they get their types back.
 */
export const createSfuSignaling = (connection: ServerConnection, callId: string): SfuSignaling => ({
  async createTransport(direction) {
    const answer = await connection.request(requests.createTransport, { callId, direction });
    return map(answer, ({ transportId, iceParameters, iceCandidates, dtlsParameters }) => ({
      id: transportId,
      iceParameters: iceParameters as IceParameters,
      iceCandidates: iceCandidates as TransportParameters['iceCandidates'],
      dtlsParameters: dtlsParameters as DtlsParameters,
    }));
  },
  connectTransport: (transportId, dtlsParameters) =>
    connection.request(requests.connectTransport, { transportId, dtlsParameters }),
  async restartIce(transportId) {
    const answer = await connection.request(requests.restartIce, { transportId });
    return map(answer, ({ iceParameters }) => iceParameters as IceParameters);
  },
  closeTransport: (transportId) => connection.request(requests.closeTransport, { transportId }),
  async produce(request) {
    const answer = await connection.request(requests.produce, request);
    return map(answer, ({ producerId }) => producerId);
  },
  closeProducer: (producerId) => connection.request(requests.closeProducer, { producerId }),
  async consume(request) {
    const answer = await connection.request(requests.consume, { ...request, paused: true });
    return map(answer, ({ consumerId, producerId, kind, rtpParameters }): Subscription => ({
      id: consumerId,
      producerId,
      kind,
      rtpParameters: rtpParameters as Subscription['rtpParameters'],
    }));
  },
  setConsumer: (consumerId, wish) => connection.request(requests.setConsumer, { consumerId, ...wish }),
  closeConsumer: (consumerId) => connection.request(requests.closeConsumer, { consumerId }),
  async listTracks() {
    const answer = await connection.request(requests.listTracks, { callId });
    return map(answer, ({ tracks }) => tracks);
  },
});
