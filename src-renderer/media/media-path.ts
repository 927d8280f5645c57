import type { StoreApi } from 'zustand/vanilla';
import type { PathStats } from './stats.ts';

/** What a track shows or sounds of. The published API uses the same words. */
export type TrackSource = 'microphone' | 'camera' | 'screen' | 'screen-audio';

/** All sources, in the order in which they are offered. */
export const trackSources: readonly TrackSource[] = ['microphone', 'camera', 'screen', 'screen-audio'];

/** The kind of media of each source. */
export const kindOfSource = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  'screen-audio': 'audio',
} as const satisfies Record<TrackSource, 'audio' | 'video'>;

/** True for the words that are sources; the rest of the world may send anything. */
export const isTrackSource = (value: unknown): value is TrackSource => trackSources.some((source) => source === value);

/** What this device has to send, by source. */
export type LocalTracks = Readonly<Record<TrackSource, MediaStreamTrack | null>>;

/** Nothing to send. */
export const noTracks: LocalTracks = { microphone: null, camera: null, screen: null, 'screen-audio': null };

/** Names one track of one participant, on whatever path it comes. */
export type TrackKey = `${string}/${TrackSource}`;

/** Builds the name of a participant's track. */
export const trackKey = (participantId: string, source: TrackSource): TrackKey => `${participantId}/${source}`;

/** A track as one path delivers it. */
export interface RemoteTrack {
  readonly key: TrackKey;
  readonly participantId: string;
  readonly source: TrackSource;
  readonly track: MediaStreamTrack;
  /** True once it really delivered: decoded frames, or packets of sound. */
  readonly flowing: boolean;
}

/** Somebody else in the call. */
export interface RemoteParticipant {
  readonly id: string;
  /** What this participant says to send now. */
  readonly sends: readonly TrackSource[];
  /** False while the participant's connection to the server is lost. */
  readonly reachable: boolean;
}

/** The line to the media of one participant. */
export type PeerLink = 'connecting' | 'connected' | 'disconnected';

/** How a path is doing. */
export interface MediaPathState {
  /** `lost` is final: the other side forgot this path, another one must be built. */
  readonly link: 'connecting' | 'connected' | 'broken' | 'lost';
  /** True when all local tracks are on their way out over connected transports, or there are none. */
  readonly sending: boolean;
  readonly tracks: ReadonlyMap<TrackKey, RemoteTrack>;
  /** By participant; those without an entry share `link`. */
  readonly peers: ReadonlyMap<string, PeerLink>;
}

/** What the server relays or tells about media. A path takes what concerns its kind and ignores the rest. */
export type PathMessage =
  | { readonly kind: 'signal'; readonly from: string; readonly signal: Readonly<Record<string, unknown>> }
  | { readonly kind: 'published'; readonly track: PublishedTrack }
  | { readonly kind: 'withdrawn'; readonly producerId: string };

/** A track that the SFU offers. */
export interface PublishedTrack {
  readonly producerId: string;
  readonly participantId?: string | undefined;
  readonly kind: 'audio' | 'video';
  readonly source?: TrackSource | undefined;
}

/**
 * One way for media to travel: the peer-to-peer mesh or the SFU. It works towards what it was last told to send and repairs
 * itself; two paths may live side by side. Closing is final and leaves nothing open.
 */
export interface MediaPath {
  readonly mode: 'p2p' | 'sfu';
  readonly state: StoreApi<MediaPathState>;
  /** Sends exactly these tracks from now on. The tracks are never stopped here. */
  publish(tracks: LocalTracks): void;
  /** Tells who else is in the call now. */
  setRemotes(remotes: readonly RemoteParticipant[]): void;
  receive(message: PathMessage): void;
  /** How wide a picture is shown, in pixels, 0 for hidden; only what is seen needs to come. For sound, 1 to hear it and 0 not to. */
  setWidth(key: TrackKey, widthPx: number): void;
  /** The connection to the server is back: catch up on what was missed, restart what is broken. */
  refresh(): void;
  /** Measures everything once. */
  collectStats(): Promise<PathStats>;
  /** How loud the others are right now, 0 to 1; empty where the path cannot tell. */
  levels(): ReadonlyMap<string, number>;
  close(): void;
}
