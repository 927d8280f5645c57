import { createStore } from 'zustand/vanilla';
import { FlowWatch } from './flow-watch.ts';
import type { MediaEngine } from './media-engine.ts';
import {
  type LocalTracks,
  type MediaPath,
  type MediaPathState,
  noTracks,
  type PathMessage,
  type RemoteParticipant,
} from './media-path.ts';
import { Peer } from './peer.ts';
import type { SyncStreams } from './peer-places.ts';
import { parsePeerSignal, type PeerSignal, toWireSignal } from './peer-signal.ts';
import { type ParticipantStats, type PathStats, readReport } from './stats.ts';
import { TrackTable } from './track-table.ts';

/** Signals may come before the news of who sends them; so many are kept per sender. */
const EARLY_SIGNALS = 60;

interface PeerMeshOptions {
  /** Compared with the others' ids, it decides who makes the first offer. */
  readonly selfId: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly engine: MediaEngine;
  /** Relays a signal to one participant. */
  readonly send: (to: string, signal: { type: string; [name: string]: unknown }) => void;
}

class PeerMesh implements MediaPath {
  readonly mode = 'p2p';
  readonly state = createStore<MediaPathState>(() => ({
    link: 'connecting',
    sending: false,
    tracks: new Map(),
    peers: new Map(),
  }));
  readonly #options: PeerMeshOptions;
  readonly #streams: SyncStreams;
  readonly #peers = new Map<string, Peer>();
  readonly #table = new TrackTable(() => this.#publishState());
  readonly #flow: FlowWatch;
  readonly #early = new Map<string, readonly PeerSignal[]>();
  #remotes: readonly RemoteParticipant[] = [];
  #local: LocalTracks = noTracks;
  #closed = false;

  constructor(options: PeerMeshOptions) {
    this.#options = options;
    const { engine } = options;
    this.#streams = { person: engine.createStream(), screen: engine.createStream() };
    this.#flow = new FlowWatch({
      engine,
      table: this.#table,
      reports: () => Promise.all([...this.#peers.values()].map((peer) => peer.getStats())),
    });
  }

  publish(tracks: LocalTracks): void {
    this.#local = tracks;
    for (const peer of this.#peers.values()) peer.publish(tracks);
  }

  setRemotes(remotes: readonly RemoteParticipant[]): void {
    const before = new Map(this.#remotes.map((remote) => [remote.id, remote]));
    this.#remotes = remotes;
    const ids = new Set(remotes.map(({ id }) => id));
    for (const id of this.#peers.keys()) if (!ids.has(id)) this.#removePeer(id);
    for (const { id, reachable } of remotes) {
      if (!this.#peers.has(id)) this.#addPeer(id);
      else if (reachable && before.get(id)?.reachable === false) this.#peers.get(id)?.refresh();
    }
    this.#table.expect(remotes);
    this.#flow.wake();
  }

  receive(message: PathMessage): void {
    if (message.kind !== 'signal') return;
    const signal = parsePeerSignal(message.signal);
    if (!signal) return;
    const peer = this.#peers.get(message.from);
    if (peer) peer.receive(signal);
    else this.#early.set(message.from, [...(this.#early.get(message.from) ?? []), signal].slice(-EARLY_SIGNALS));
  }

  setWidth(): void {
    // One encoding serves one person here; the browser adapts it by itself.
  }

  refresh(): void {
    for (const peer of this.#peers.values()) peer.refresh();
  }

  async collectStats(): Promise<PathStats> {
    const reports = await Promise.all(
      [...this.#peers].map(async ([id, peer]) => ({ id, peer, report: readReport(await peer.getStats()) })),
    );
    const participants = new Map<string, ParticipantStats>();
    for (const { id, peer, report } of reports) {
      const tracks = peer.received().flatMap(([source, { id: trackId }]) => {
        const counters = report.inbound.get(trackId);
        return counters ? [{ ...counters, source }] : [];
      });
      participants.set(id, { tracks, roundTripMs: report.roundTripMs, hasPair: report.hasPair });
    }
    const sent = reports.flatMap(({ report }) => report.framesSent ?? []);
    const roundTrips = reports.flatMap(({ report }) => report.roundTripMs ?? []);
    return {
      participants,
      own: {
        roundTripMs: roundTrips.length > 0 ? Math.max(...roundTrips) : null,
        outboundLoss: Math.max(0, ...reports.map(({ report }) => report.outboundLoss)),
        framesSent: sent.length > 0 ? Math.max(...sent) : null,
      },
    };
  }

  levels(): ReadonlyMap<string, number> {
    return new Map([...this.#peers].map(([id, peer]) => [id, peer.level()]));
  }

  close(): void {
    this.#closed = true;
    this.#flow.close();
    for (const id of this.#peers.keys()) this.#removePeer(id);
  }

  #addPeer(id: string): void {
    const { selfId, iceServers, engine, send } = this.#options;
    const options = {
      polite: selfId < id,
      iceServers,
      engine,
      streams: this.#streams,
      send: (signal: PeerSignal) => send(id, toWireSignal(signal)),
      changed: () => this.#peerChanged(id),
    };
    const peer = new Peer(options, this.#local);
    this.#peers.set(id, peer);
    for (const signal of this.#early.get(id) ?? []) peer.receive(signal);
    this.#early.delete(id);
  }

  #removePeer(id: string): void {
    this.#peers.get(id)?.close();
    this.#peers.delete(id);
    this.#table.remove(({ participantId }) => participantId === id);
  }

  #peerChanged(id: string): void {
    const received = this.#peers.get(id)?.received() ?? [];
    const ids = new Set(received.map(([, track]) => track.id));
    this.#table.remove(({ participantId, track }) => participantId === id && !ids.has(track.id));
    for (const [source, track] of received) this.#table.set(id, source, track);
    this.#flow.wake();
    this.#publishState();
  }

  #publishState(): void {
    if (this.#closed) return;
    const peers = new Map([...this.#peers].map(([id, peer]) => [id, peer.link]));
    const links = [...peers.values()];
    const isConnected = links.every((link) => link === 'connected');
    const isBroken = links.some((link) => link === 'disconnected');
    this.state.setState({
      link: isConnected ? 'connected' : isBroken ? 'broken' : 'connecting',
      sending: isConnected,
      tracks: this.#table.rows,
      peers,
    });
  }
}

/** Builds the peer-to-peer path: one connection to every other participant, of any number. */
export const createPeerMesh = (options: PeerMeshOptions): MediaPath => new PeerMesh(options);
