import type { CancelTimer } from '#shared/kernel/clock.ts';
import type { MediaEngine } from './media-engine.ts';
import { type LocalTracks, noTracks, type PeerLink, type TrackSource } from './media-path.ts';
import type { PeerConnection } from './peer-connection.ts';
import { PeerPlaces, type SyncStreams } from './peer-places.ts';
import type { PeerSignal } from './peer-signal.ts';
import { randomId } from './random-id.ts';
import { type GateVerdict, judge } from './signal-gate.ts';
import type { StatsReport } from './stats.ts';

const RETRY_MS = 3_000;
/** How long a lost line may come back by itself; the two sides differ so that they do not both begin. */
const PATIENCE_MS = { impolite: 1_000, polite: 2_500 };
/** After so many fruitless repairs in a row the connection is built anew. */
const REPAIRS = 5;
const HELD_SIGNALS = 60;

interface PeerOptions {
  readonly polite: boolean;
  readonly iceServers: readonly RTCIceServer[];
  readonly engine: MediaEngine;
  readonly streams: SyncStreams;
  /** Hands a signal to the server; a lost one is repeated by the retries here. */
  readonly send: (signal: PeerSignal) => void;
  readonly changed: () => void;
}

const linkOf: Readonly<Record<RTCPeerConnectionState, PeerLink>> = {
  new: 'connecting',
  connecting: 'connecting',
  connected: 'connected',
  disconnected: 'disconnected',
  failed: 'disconnected',
  closed: 'disconnected',
};

/**
 * The link to one other participant: perfect negotiation, repair of a lost line, and a fresh start when the other side made
 * one. The impolite side makes the first offer, the polite one says hello and waits for it.
 */
export class Peer {
  readonly #options: PeerOptions;
  #connection: PeerConnection;
  #places: PeerPlaces;
  #session = '';
  #remote: string | null = null;
  #held: PeerSignal[] = [];
  #local: LocalTracks = noTracks;
  #work: Promise<void> = Promise.resolve();
  #timer: CancelTimer | null = null;
  #repairs = 0;
  #wasLost = false;
  #closed = false;

  constructor(options: PeerOptions, local: LocalTracks) {
    this.#options = options;
    this.#local = local;
    this.#connection = this.#connect();
    this.#places = new PeerPlaces(this.#connection, this.#options.streams);
    this.#begin();
  }

  get link(): PeerLink {
    return linkOf[this.#connection.connectionState];
  }

  received(): readonly (readonly [TrackSource, MediaStreamTrack])[] {
    return this.#places.received();
  }

  level(): number {
    return this.#places.level();
  }

  getStats(): Promise<StatsReport> {
    return this.#connection.getStats();
  }

  receive(signal: PeerSignal): void {
    this.#run(() => this.#verdicts[judge(this.#gate(), signal)](signal));
  }

  publish(tracks: LocalTracks): void {
    this.#local = tracks;
    this.#run(() => this.#sendTracks());
  }

  /** The way to the server is back: signals may have been lost. */
  refresh(): void {
    if (this.link !== 'connected') return this.#repair();
    // An offer that never got its answer would block every later one.
    if (this.#connection.signalingState === 'have-local-offer') this.#repeatDescription();
    // Short outages are over before the browser calls the line lost, and cost whole pictures all the same.
    this.#run(() => this.#places.renewPictures());
  }

  close(): void {
    this.#closed = true;
    this.#timer?.();
    this.#connection.close();
  }

  #gate() {
    return {
      session: this.#session,
      remote: this.#remote,
      polite: this.#options.polite,
      offering: this.#connection.signalingState === 'have-local-offer',
      negotiated: this.#connection.remoteDescription !== null,
    };
  }

  readonly #verdicts: Readonly<Record<GateVerdict, (signal: PeerSignal) => void | Promise<void>>> = {
    ignore: () => undefined,
    hold: (signal) => void (this.#held = [...this.#held, signal].slice(-HELD_SIGNALS)),
    offer: (signal) => {
      this.#remote = signal.session;
      this.#repeatDescription();
    },
    renew: (signal) => {
      this.#replaceConnection();
      this.#remote = signal.session;
      this.#begin();
    },
    rebuild: (signal) => {
      this.#replaceConnection();
      this.#watch();
      return this.#apply(signal);
    },
    apply: (signal) => this.#apply(signal),
  };

  /** One thing after the other; a failure of a connection that is gone by then is no news. */
  #run(task: () => void | Promise<void>): void {
    const guarded = async () => {
      const session = this.#session;
      try {
        if (!this.#closed) await task();
      } catch (failure) {
        if (!this.#closed && session === this.#session) this.#options.engine.report(failure);
      }
    };
    this.#work = this.#work.then(guarded);
  }

  #connect(): PeerConnection {
    const session = randomId();
    this.#session = session;
    this.#remote = null;
    const isCurrent = () => !this.#closed && this.#session === session;
    return this.#options.engine.createPeerConnection(
      { iceServers: [...this.#options.iceServers], bundlePolicy: 'max-bundle' },
      {
        candidate: (candidate) => isCurrent() && this.#send({ type: 'candidate', candidate, ...this.#marks() }),
        negotiationNeeded: () => this.#run(() => (isCurrent() ? this.#offer() : undefined)),
        stateChanged: () => isCurrent() && this.#stateChanged(),
      },
    );
  }

  #replaceConnection(): void {
    this.#connection.close();
    this.#connection = this.#connect();
    this.#places = new PeerPlaces(this.#connection, this.#options.streams);
    this.#options.changed();
  }

  #begin(): void {
    if (this.#options.polite) this.#send({ type: 'hello', ...this.#marks() });
    else this.#places.offer();
    this.#run(() => this.#sendTracks());
    this.#watch();
  }

  #marks() {
    return { session: this.#session, peer: this.#remote ?? undefined };
  }

  #send(signal: PeerSignal): void {
    this.#options.send(signal);
  }

  async #offer(): Promise<void> {
    // While an offer is out, the browser asks again as soon as it is answered.
    if (this.#connection.signalingState !== 'stable') return;
    await this.#connection.setLocalDescription();
    this.#repeatDescription();
    this.#options.changed();
  }

  #repeatDescription(): void {
    const description = this.#connection.localDescription;
    if (description?.type !== 'offer' && description?.type !== 'answer') return;
    const { type, sdp } = description;
    this.#send({ type, sdp, tracks: this.#places.describe(), ...this.#marks() });
  }

  async #sendTracks(): Promise<void> {
    const isNegotiated = this.#connection.remoteDescription !== null;
    if (isNegotiated) this.#places.offer(this.#places.missing(this.#local));
    await this.#places.publish(this.#local);
  }

  async #apply(signal: PeerSignal): Promise<void> {
    if (signal.type === 'candidate') return this.#addCandidate(signal.candidate);
    if (signal.type === 'hello') return;
    await this.#connection.setRemoteDescription({ type: signal.type, sdp: signal.sdp });
    this.#remote = signal.session;
    if (signal.type === 'offer') await this.#answer(signal.tracks);
    await this.#places.limitBitrates();
    const held = this.#held;
    this.#held = [];
    for (const { session, ...rest } of held)
      if (session === this.#remote && rest.type === 'candidate') await this.#addCandidate(rest.candidate);
    this.#options.changed();
    await this.#sendTracks();
  }

  async #answer(tracks: Parameters<PeerPlaces['adopt']>[0]): Promise<void> {
    this.#places.adopt(tracks);
    await this.#places.publish(this.#local);
    await this.#connection.setLocalDescription();
    this.#repeatDescription();
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch {
      // A candidate from before an ICE restart, or in a form this browser does not know: one way less, not a failure.
    }
  }

  #stateChanged(): void {
    if (this.link === 'disconnected') this.#wasLost = true;
    if (this.link === 'connected') this.#connected();
    this.#watch();
    this.#options.changed();
  }

  #connected(): void {
    this.#repairs = 0;
    if (this.#wasLost) this.#run(() => this.#places.renewPictures());
    this.#wasLost = false;
  }

  /** Plans the next repair; a connected line needs none. */
  #watch(): void {
    this.#timer?.();
    this.#timer = null;
    if (this.#closed || this.link === 'connected') return;
    this.#timer = this.#options.engine.clock.schedule(this.#patienceMs(), () => this.#repair());
  }

  #patienceMs(): number {
    const { connectionState } = this.#connection;
    if (this.#repairs > 0 || this.link !== 'disconnected') return RETRY_MS;
    if (connectionState === 'failed') return 0;
    return this.#options.polite ? PATIENCE_MS.polite : PATIENCE_MS.impolite;
  }

  #repair(): void {
    this.#repairs += 1;
    if (this.#connection.remoteDescription === null) this.#run(() => this.#nudge());
    else if (this.#repairs % REPAIRS === 0) this.#run(() => this.#startOver());
    else this.#run(() => this.#restartIce());
    this.#watch();
  }

  /** The first exchange got lost, or the other side does not know our hello and waits for an offer itself. */
  async #nudge(): Promise<void> {
    if (this.#connection.signalingState === 'have-local-offer') return this.#repeatDescription();
    if (this.#options.polite && this.#repairs === 1) return this.#send({ type: 'hello', ...this.#marks() });
    if (!this.#places.offer()) await this.#offer();
  }

  #startOver(): void {
    this.#replaceConnection();
    this.#begin();
  }

  async #restartIce(): Promise<void> {
    // An unanswered offer went out over a dead line; only after taking it back can a fresh one be made.
    if (this.#connection.signalingState === 'have-local-offer')
      await this.#connection.setLocalDescription({ type: 'rollback' });
    this.#connection.restartIce();
  }
}
