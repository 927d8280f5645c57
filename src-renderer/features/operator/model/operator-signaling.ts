import type { Answer as Said } from '#renderer/client/answer.ts';
import { operatorRequests } from '#renderer/client/operator-catalog.ts';
import type { OperatorConnection } from '#renderer/client/operator-connection.ts';
import type { DtlsParameters, IceParameters, TransportParameters } from '#renderer/media/sfu-device.ts';
import type { SfuReceiveSignaling, Subscription } from '#renderer/media/sfu-signaling.ts';

const map = <A, B>(answer: Said<A>, change: (value: A) => B): Said<B> =>
  answer.ok ? { ok: true, value: change(answer.value) } : answer;

/**
 * Asks for the media of a session over an operator's socket. mediasoup's own structures pass through the API unread; this is
 * the edge where they get their types back.
 */
export const createOperatorSignaling = (connection: Pick<OperatorConnection, 'request'>): SfuReceiveSignaling => ({
  async createTransport(direction) {
    const answer = await connection.request(operatorRequests.createTransport, { direction });
    return map(answer, (made) => ({
      id: made.transport_id,
      iceParameters: made.ice_parameters as IceParameters,
      iceCandidates: made.ice_candidates as TransportParameters['iceCandidates'],
      dtlsParameters: made.dtls_parameters as DtlsParameters,
    }));
  },
  connectTransport: (transportId, dtlsParameters) =>
    connection.request(operatorRequests.connectTransport, {
      transport_id: transportId,
      dtls_parameters: { ...dtlsParameters },
    }),
  async restartIce(transportId) {
    const answer = await connection.request(operatorRequests.restartIce, { transport_id: transportId });
    return map(answer, (told) => told.ice_parameters as IceParameters);
  },
  closeTransport: (transportId) => connection.request(operatorRequests.closeTransport, { transport_id: transportId }),
  async consume({ producerId, rtpCapabilities }) {
    const answer = await connection.request(operatorRequests.consume, {
      producer_id: producerId,
      rtp_capabilities: { ...rtpCapabilities },
      paused: true,
    });
    return map(answer, (made) => ({
      id: made.consumer_id,
      producerId: made.producer_id,
      kind: made.kind,
      rtpParameters: made.rtp_parameters as Subscription['rtpParameters'],
    }));
  },
  setConsumer: (consumerId, { paused, spatialLayer }) =>
    connection.request(operatorRequests.setConsumer, {
      consumer_id: consumerId,
      paused,
      ...(spatialLayer === undefined ? {} : { spatial_layer: spatialLayer }),
    }),
  closeConsumer: (consumerId) => connection.request(operatorRequests.closeConsumer, { consumer_id: consumerId }),
  async listTracks() {
    const answer = await connection.request(operatorRequests.listStreams, {});
    return map(answer, ({ streams }) =>
      streams.map((stream) => ({
        producerId: stream.producer_id,
        participantId: stream.participant_id,
        kind: stream.kind,
        source: stream.source,
      })),
    );
  },
});
