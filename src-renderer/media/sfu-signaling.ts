import type { Result } from '#shared/kernel/result.ts';
import type { WireFailure } from '#renderer/client/client-types.ts';
import type { PublishedTrack, TrackSource } from './media-path.ts';
import type {
  ConsumerParameters,
  DtlsParameters,
  IceParameters,
  RtpCapabilities,
  RtpParameters,
  TransportParameters,
} from './sfu-device.ts';

/** An answer of the server; failures are values. */
export type Answer<T> = Promise<Result<T, WireFailure>>;

/** A subscription as the server made it. */
export type Subscription = Omit<ConsumerParameters, 'streamId'>;

/** What is asked for to receive. */
export interface SfuReceiveSignaling {
  createTransport(direction: 'send' | 'receive'): Answer<Omit<TransportParameters, 'iceServers'>>;
  connectTransport(transportId: string, dtlsParameters: DtlsParameters): Answer<unknown>;
  restartIce(transportId: string): Answer<IceParameters>;
  closeTransport(transportId: string): Answer<unknown>;
  /** Begins paused, so that no picture is lost before its receiver exists. */
  consume(request: { producerId: string; transportId: string; rtpCapabilities: RtpCapabilities }): Answer<Subscription>;
  setConsumer(consumerId: string, wish: { paused: boolean; spatialLayer?: number }): Answer<unknown>;
  closeConsumer(consumerId: string): Answer<unknown>;
  listTracks(): Answer<readonly PublishedTrack[]>;
}

/** What is asked for to send. */
export interface SfuSendSignaling {
  produce(request: {
    transportId: string;
    kind: 'audio' | 'video';
    source: TrackSource;
    rtpParameters: RtpParameters;
  }): Answer<string>;
  closeProducer(producerId: string): Answer<unknown>;
}

/** What the SFU path of somebody in a call asks the server. */
export type SfuSignaling = SfuReceiveSignaling & SfuSendSignaling;
