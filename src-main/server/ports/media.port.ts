import type {
  ConsumerInfo,
  LinkFigures,
  MediaRoom,
  Outcome,
  Track,
  TrackKind,
  TrackSource,
  TransportDirection,
} from '#shared/contract/index.ts';
import type { Source } from '#shared/kernel/emitter.ts';
import type { CallId, ParticipantId } from '#shared/kernel/ids.ts';

/** mediasoup's own JSON structures, passed on unread. */
export type MediaJson = Record<string, unknown>;

/** What the SFU tells by itself. */
export type MediaNotice =
  | { readonly kind: 'trackPublished'; readonly callId: CallId; readonly track: Track }
  /** One track is gone, for whatever reason; not told when the whole room closes or moves. */
  | {
      readonly kind: 'trackClosed';
      readonly callId: CallId;
      readonly producerId: string;
      readonly participantId?: ParticipantId | undefined;
    }
  /** The worker died and another took the call over; all transports and tracks of the call are gone. */
  | { readonly kind: 'callMoved'; readonly callId: CallId; readonly room: MediaRoom }
  /** Four times a second while somebody speaks, loudest first; once with no levels when silence begins. */
  | {
      readonly kind: 'levels';
      readonly callId: CallId;
      readonly speaker?: ParticipantId | undefined;
      readonly levels: readonly { participantId: ParticipantId; dbov: number }[];
    };

/** Whose media object it is; absent owner fields mean an object made through the media server API. */
export interface MediaOwner {
  readonly callId: CallId;
  readonly participantId?: ParticipantId | undefined;
}

/** A transport that is wanted: whose, which way, and by what means. */
export interface TransportOptions {
  readonly callId: CallId;
  readonly participantId?: ParticipantId | undefined;
  readonly direction: TransportDirection;
  readonly enableUdp: boolean;
  readonly enableTcp: boolean;
  readonly preferUdp: boolean;
  readonly preferTcp: boolean;
  readonly initialAvailableOutgoingBitrate?: number | undefined;
  /** The participant's older transports of this direction close: a reloaded page cannot do that itself. */
  readonly replacesOlder?: boolean | undefined;
}

/** What a client needs to connect to a transport. */
export interface TransportInfo {
  readonly transportId: string;
  readonly iceParameters: MediaJson;
  readonly iceCandidates: MediaJson[];
  readonly dtlsParameters: MediaJson;
}

/** What has an owner. */
export type MediaObjectKind = 'router' | 'transport' | 'producer' | 'consumer';

/** Both directions of one link; a direction is absent while nothing goes that way. */
export interface MeasuredLink {
  readonly participantId: ParticipantId;
  readonly up?: LinkFigures | undefined;
  readonly down?: LinkFigures | undefined;
}

/** How many live objects there are, for leak checks and metrics. */
export interface MediaCounts {
  readonly workers: number;
  readonly routers: number;
  readonly transports: number;
  readonly producers: number;
  readonly consumers: number;
}

/** How much in one direction. */
export interface MediaFlow {
  /** Bits per second. */
  readonly bitrate: number;
  readonly bytes: number;
}

/** What workers and transports use and carry. */
export interface MediaFigures {
  readonly workers: readonly { readonly pid: number; readonly cpuSeconds: number; readonly memoryBytes: number }[];
  readonly transports: readonly {
    readonly transportId: string;
    readonly callId: CallId;
    readonly participantId?: ParticipantId | undefined;
    readonly received: MediaFlow;
    readonly sent: MediaFlow;
  }[];
}

/**
 * The SFU. Objects belong to one call and close with it; unknown ids give MEDIA_NOT_FOUND, refusals of the SFU MEDIA_FAILED,
 * a missing worker MEDIA_UNAVAILABLE. Expected failures are values, none throw.
 */
export interface MediaPort {
  readonly notices: Source<MediaNotice>;
  /** Gives the router of the call, made on first use, on the least loaded worker; `codecs` count only then. */
  openRoom(callId: CallId, codecs?: readonly MediaJson[]): Promise<Outcome<MediaRoom>>;
  /** The room if it is open; never opens one. */
  findRoom(callId: CallId): MediaRoom | undefined;
  /** Closes the router with everything in it; unknown calls are fine. */
  closeRoom(callId: CallId): void;
  /** Closes all transports of one participant (with their producers and consumers), and what else is owned by them. */
  closeParticipant(callId: CallId, participantId: ParticipantId): void;
  /** Closes all transports of the call but keeps the router. */
  closeAllTransports(callId: CallId): void;
  /** Whose object this is; undefined when there is none. For a router the owner is its call. */
  ownerOf(kind: MediaObjectKind, id: string): MediaOwner | undefined;
  createTransport(options: TransportOptions): Promise<Outcome<TransportInfo>>;
  connectTransport(transportId: string, dtlsParameters: MediaJson): Promise<Outcome<void>>;
  restartIce(transportId: string): Promise<Outcome<{ iceParameters: MediaJson }>>;
  closeTransport(transportId: string): Outcome<void>;
  produce(request: {
    transportId: string;
    kind: TrackKind;
    source?: TrackSource | undefined;
    rtpParameters: MediaJson;
    paused: boolean;
    participantId?: ParticipantId | undefined;
  }): Promise<Outcome<{ producerId: string }>>;
  setProducerPaused(producerId: string, paused: boolean): Promise<Outcome<void>>;
  closeProducer(producerId: string): Outcome<void>;
  consume(request: {
    producerId: string;
    /** Without it, the newest receiving transport of `participantId` in the producer's call is used. */
    transportId?: string | undefined;
    participantId?: ParticipantId | undefined;
    rtpCapabilities: MediaJson;
    paused: boolean;
    /** The largest simulcast layer to begin with; without it, as large as the link allows. */
    spatialLayer?: number | undefined;
  }): Promise<Outcome<ConsumerInfo>>;
  setConsumer(request: {
    consumerId: string;
    paused?: boolean | undefined;
    spatialLayer?: number | undefined;
    temporalLayer?: number | undefined;
  }): Promise<Outcome<void>>;
  closeConsumer(consumerId: string): Outcome<void>;
  listTracks(callId: CallId): readonly Track[];
  /** From now on no sound of these participants leaves the SFU, and that of all others in the call does as they wish. */
  setGates(callId: CallId, participantIds: readonly ParticipantId[]): Promise<void>;
  /** What the links of everybody with media in the call did since they were measured last. */
  measureLinks(callId: CallId): Promise<readonly MeasuredLink[]>;
  counts(): MediaCounts;
  /** What workers and transports use and carry; asks the workers, so not for every second. */
  measure(): Promise<MediaFigures>;
  /** Closes all workers; nothing can be opened after. */
  close(): Promise<void>;
}
