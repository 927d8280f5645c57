import { createStore } from 'zustand/vanilla';
import {
  type LocalTracks,
  type MediaPath,
  type MediaPathState,
  noTracks,
  type PathMessage,
  type RemoteParticipant,
  trackKey,
  type TrackSource,
} from '#renderer/media/media-path.ts';
import type { PathStats } from '#renderer/media/stats.ts';
import { FakeTrack } from './fake-tracks.ts';

/** A path that connects and delivers when the test says so. */
export class FakePath implements MediaPath {
  readonly mode: 'p2p' | 'sfu';
  readonly state = createStore<MediaPathState>(() => ({
    link: 'connecting',
    sending: false,
    tracks: new Map(),
    peers: new Map(),
  }));
  local: LocalTracks = noTracks;
  remotes: readonly RemoteParticipant[] = [];
  readonly received: PathMessage[] = [];
  readonly widths = new Map<string, number>();
  refreshes = 0;
  closed = false;

  constructor(mode: 'p2p' | 'sfu') {
    this.mode = mode;
  }

  publish(tracks: LocalTracks): void {
    this.local = tracks;
  }

  setRemotes(remotes: readonly RemoteParticipant[]): void {
    this.remotes = remotes;
  }

  receive(message: PathMessage): void {
    this.received.push(message);
  }

  setWidth(key: string, widthPx: number): void {
    this.widths.set(key, widthPx);
  }

  refresh(): void {
    this.refreshes += 1;
  }

  async collectStats(): Promise<PathStats> {
    return { participants: new Map(), own: { roundTripMs: null, outboundLoss: 0, framesSent: null } };
  }

  levels(): ReadonlyMap<string, number> {
    return new Map();
  }

  close(): void {
    this.closed = true;
  }

  connect(): void {
    this.state.setState({ link: 'connected', sending: true });
  }

  /** A track comes in; with `flowing` it delivers. */
  deliver(participantId: string, source: TrackSource, flowing = true): MediaStreamTrack {
    const key = trackKey(participantId, source);
    const tracks = new Map(this.state.getState().tracks);
    const kind = source === 'camera' || source === 'screen' ? 'video' : 'audio';
    const track = tracks.get(key)?.track ?? new FakeTrack(kind, `${this.mode} ${key}`);
    tracks.set(key, { key, participantId, source, track, flowing });
    this.state.setState({ tracks });
    return track;
  }
}
