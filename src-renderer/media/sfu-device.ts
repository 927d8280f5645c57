import type { types } from 'mediasoup-client';
import type { TrackSource } from './media-path.ts';
import type { StatsReport } from './stats.ts';

export type RtpCapabilities = types.RtpCapabilities;
export type RtpParameters = types.RtpParameters;
export type DtlsParameters = types.DtlsParameters;
export type IceParameters = types.IceParameters;

/** What the server tells about a transport that it made. */
export interface TransportParameters {
  readonly id: string;
  readonly iceParameters: IceParameters;
  readonly iceCandidates: types.IceCandidate[];
  readonly dtlsParameters: DtlsParameters;
  readonly iceServers: RTCIceServer[];
}

/** What the server tells about a subscription. */
export interface ConsumerParameters {
  readonly id: string;
  readonly producerId: string;
  readonly kind: 'audio' | 'video';
  readonly rtpParameters: RtpParameters;
  /** Tracks of one stream are kept in sync by the browser. */
  readonly streamId: string;
}

/** A transport's questions to the server. A rejection stops what was being done. */
export interface TransportEvents {
  readonly connect: (dtlsParameters: DtlsParameters) => Promise<void>;
  readonly stateChanged: () => void;
}

/** The same for the sending transport; `produce` gives the server's id of the track. */
export interface SendTransportEvents extends TransportEvents {
  readonly produce: (kind: 'audio' | 'video', source: TrackSource, rtpParameters: RtpParameters) => Promise<string>;
}

/** One way of the media between this device and the SFU. */
export interface SfuTransport {
  readonly id: string;
  readonly state: () => types.ConnectionState;
  restartIce(iceParameters: IceParameters): Promise<void>;
  getStats(): Promise<StatsReport>;
  close(): void;
}

/** A track that is being sent. */
export interface SentTrack {
  readonly id: string;
  replace(track: MediaStreamTrack): Promise<void>;
  close(): void;
}

/** A track that is being received. */
export interface ReceivedTrack {
  readonly id: string;
  readonly track: MediaStreamTrack;
  close(): void;
}

export interface SendTransport extends SfuTransport {
  /** Encodes the way that suits the source. Rejects when the server or the browser refuses. */
  produce(source: TrackSource, track: MediaStreamTrack): Promise<SentTrack>;
}

export interface ReceiveTransport extends SfuTransport {
  consume(parameters: ConsumerParameters): Promise<ReceivedTrack>;
}

/** The part of mediasoup-client that the SFU path uses. */
export interface SfuDevice {
  /** What this browser can decode. */
  readonly capabilities: RtpCapabilities;
  canSend(kind: 'audio' | 'video'): boolean;
  createSendTransport(parameters: TransportParameters, events: SendTransportEvents): SendTransport;
  createReceiveTransport(parameters: TransportParameters, events: TransportEvents): ReceiveTransport;
}
