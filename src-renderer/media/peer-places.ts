import { peerBitrates } from './encodings.ts';
import { kindOfSource, type LocalTracks, type TrackSource, trackSources } from './media-path.ts';
import type { PeerConnection, PeerTransceiver } from './peer-connection.ts';
import type { SourceByMid } from './peer-signal.ts';

/** Streams without tracks: what belongs to the same one is kept in sync by the receiver. */
export interface SyncStreams {
  readonly person: MediaStream;
  readonly screen: MediaStream;
}

const groupOf = {
  microphone: 'person',
  camera: 'person',
  screen: 'screen',
  'screen-audio': 'screen',
} as const satisfies Record<TrackSource, keyof SyncStreams>;

/**
 * The places of one peer connection, by what travels there. All four are offered at once, so that muting, cameras and screens
 * later need no new negotiation: a track is put into its place or taken out of it.
 */
export class PeerPlaces {
  readonly #connection: PeerConnection;
  readonly #streams: SyncStreams;
  readonly #places = new Map<TrackSource, PeerTransceiver>();

  constructor(connection: PeerConnection, streams: SyncStreams) {
    this.#connection = connection;
    this.#streams = streams;
  }

  /** Adds the places that are missing, for the side that offers. Gives false when there was nothing to add. */
  offer(sources: readonly TrackSource[] = trackSources): boolean {
    const missing = sources.filter((source) => !this.#places.has(source));
    for (const source of missing) {
      const streams = [this.#streams[groupOf[source]]];
      const place = this.#connection.addTransceiver(kindOfSource[source], { direction: 'sendrecv', streams });
      this.#places.set(source, place);
    }
    return missing.length > 0;
  }

  /** Takes over the places of a received offer; what the other side did not name is guessed by kind and order. */
  adopt(tracks: SourceByMid): void {
    const known = new Set(this.#places.values());
    for (const place of this.#connection.getTransceivers()) {
      if (known.has(place) || place.mid === null) continue;
      const source = tracks[place.mid] ?? this.#guess(place.receiver.track.kind);
      if (!source || this.#places.has(source)) continue;
      place.direction = 'sendrecv';
      place.sender.setStreams(this.#streams[groupOf[source]]);
      this.#places.set(source, place);
    }
  }

  /** Where each source travels, for the other side. */
  describe(): SourceByMid {
    const named = [...this.#places].flatMap(([source, { mid }]) => (mid === null ? [] : [[mid, source] as const]));
    return Object.fromEntries(named);
  }

  /** Sends exactly these tracks, as far as there are places for them. */
  async publish(tracks: LocalTracks): Promise<void> {
    const changes = [...this.#places].filter(([source, { sender }]) => sender.track !== tracks[source]);
    await Promise.all(changes.map(([source, { sender }]) => sender.replaceTrack(tracks[source])));
  }

  /** Sources that have a track but no place, as with clients that offered only what they needed. */
  missing(tracks: LocalTracks): readonly TrackSource[] {
    return trackSources.filter((source) => tracks[source] !== null && !this.#places.has(source));
  }

  /** Bounds what each source may take of the line; only possible after negotiation. */
  async limitBitrates(): Promise<void> {
    await Promise.all([...this.#places].map(([source, place]) => limitBitrate(place.sender, peerBitrates[source])));
  }

  /**
   * Sends a whole picture of everything at once. After an outage the other side misses parts that nobody repeats any more, and
   * browsers wait up to 3 s before they ask for a whole picture by themselves.
   */
  async renewPictures(): Promise<void> {
    const senders = [...this.#places.values()].flatMap(({ sender }) => (sender.track?.kind === 'video' ? sender : []));
    await Promise.all(senders.map(sendWholePicture));
  }

  /** What comes in, by source. */
  received(): readonly (readonly [TrackSource, MediaStreamTrack])[] {
    return [...this.#places].map(([source, { receiver }]) => [source, receiver.track] as const);
  }

  /** Loudness of the other side's microphone right now, 0 to 1. */
  level(): number {
    return this.#places.get('microphone')?.receiver.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  #guess(kind: string): TrackSource | undefined {
    return trackSources.find((source) => kindOfSource[source] === kind && !this.#places.has(source));
  }
}

const limitBitrate = async (sender: PeerTransceiver['sender'], maxBitrate: number): Promise<void> => {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding || encoding.maxBitrate === maxBitrate) return;
  encoding.maxBitrate = maxBitrate;
  await sender.setParameters(parameters);
};

const sendWholePicture = async (sender: PeerTransceiver['sender']): Promise<void> => {
  const parameters = sender.getParameters();
  // Nothing is negotiated yet, so nothing can be missing.
  if (parameters.encodings.length === 0) return;
  await sender.setParameters(parameters, { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) });
};
