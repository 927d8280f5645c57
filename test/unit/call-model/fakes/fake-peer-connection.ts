import type {
  Description,
  PeerConnection,
  PeerConnectionEvents,
  PeerTransceiver,
  SendOptions,
} from '#renderer/media/peer-connection.ts';
import { FakeTrack } from './fake-tracks.ts';

let made = 0;

class FakeTransceiver implements PeerTransceiver {
  mid: string | null = null;
  direction: RTCRtpTransceiverDirection;
  readonly receiver;
  readonly sender;
  track: MediaStreamTrack | null = null;
  /** How often a whole picture was asked for. */
  wholePictures = 0;
  parameters: RTCRtpSendParameters = {
    encodings: [{}],
    transactionId: '1',
    codecs: [],
    headerExtensions: [],
    rtcp: {},
  };

  constructor(kind: 'audio' | 'video', direction: RTCRtpTransceiverDirection, owner: string) {
    this.direction = direction;
    this.receiver = {
      track: new FakeTrack(kind, `${owner}-in-${(made += 1)}`),
      getSynchronizationSources: () => [{ audioLevel: 0.5 }],
    };
    const own = () => this;
    this.sender = {
      get track() {
        return own().track;
      },
      replaceTrack: async (track: MediaStreamTrack | null) => void (this.track = track),
      setStreams: () => undefined,
      getParameters: () => this.parameters,
      setParameters: async (parameters: RTCRtpSendParameters, options?: SendOptions) => {
        this.parameters = parameters;
        if (options?.encodingOptions.some(({ keyFrame }) => keyFrame)) this.wholePictures += 1;
      },
    };
  }
}

interface FakeMedia {
  readonly mid: string;
  readonly kind: 'audio' | 'video';
}

/**
 * Follows the rules of offer and answer of the real thing: rollback when offers cross, places that stay behind when they were
 * never negotiated, and a connection once both sides have both descriptions.
 */
export class FakePeerConnection implements PeerConnection {
  readonly id = `pc${(made += 1)}`;
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'stable';
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  readonly candidates: RTCIceCandidateInit[] = [];
  restarts = 0;
  readonly places: FakeTransceiver[] = [];
  /** Tracks whose media has arrived, by the id of the incoming track. */
  readonly flowing = new Set<string>();
  readonly #events: PeerConnectionEvents;
  #settled: { local: Description | null; remote: Description | null } = { local: null, remote: null };

  constructor(events: PeerConnectionEvents) {
    this.#events = events;
  }

  async setLocalDescription(description?: { type: 'rollback' }): Promise<void> {
    await Promise.resolve();
    this.#requireOpen();
    if (description) {
      this.signalingState = 'stable';
      this.localDescription = this.#settled.local;
      return;
    }
    for (const place of this.places) place.mid ??= this.#freeMid();
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    const media = this.places.map(({ mid, receiver }) => ({ mid, kind: receiver.track.kind }));
    this.localDescription = { type, sdp: JSON.stringify({ id: this.id, restarts: this.restarts, media }) };
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.#events.candidate({ candidate: `candidate of ${this.id}`, sdpMid: '0', sdpMLineIndex: 0 });
    if (type === 'answer') this.#settle();
  }

  async setRemoteDescription(description: Description): Promise<void> {
    await Promise.resolve();
    this.#requireOpen();
    if (description.type === 'answer') {
      if (this.signalingState !== 'have-local-offer') throw new Error(`answer in ${this.signalingState}`);
      this.remoteDescription = description;
      this.signalingState = 'stable';
      this.#settle();
      return;
    }
    this.remoteDescription = description;
    this.signalingState = 'have-remote-offer';
    const { media } = JSON.parse(description.sdp) as { media: FakeMedia[] };
    for (const { mid, kind } of media) {
      if (this.places.some((place) => place.mid === mid)) continue;
      const place = new FakeTransceiver(kind, 'recvonly', this.id);
      place.mid = mid;
      this.places.push(place);
    }
  }

  async addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.remoteDescription === null) throw new Error('no description yet');
    this.candidates.push(candidate);
  }

  addTransceiver(kind: 'audio' | 'video', init: { direction: 'sendrecv' }): PeerTransceiver {
    const place = new FakeTransceiver(kind, init.direction, this.id);
    this.places.push(place);
    this.#askForOffer();
    return place;
  }

  getTransceivers(): readonly PeerTransceiver[] {
    return this.places;
  }

  async getStats() {
    const inbound = this.places
      .filter(({ receiver }) => this.flowing.has(receiver.track.id))
      .map(({ receiver: { track } }) => ({
        type: 'inbound-rtp',
        kind: track.kind,
        trackIdentifier: track.id,
        packetsReceived: 50,
        framesDecoded: 10,
      }));
    const pair = { type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.01 };
    return new Set<unknown>(this.connectionState === 'connected' ? [...inbound, pair] : inbound);
  }

  restartIce(): void {
    this.restarts += 1;
    this.#askForOffer();
  }

  close(): void {
    this.connectionState = 'closed';
    this.signalingState = 'closed';
  }

  /** What the network does. */
  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.#events.stateChanged();
  }

  #askForOffer(): void {
    queueMicrotask(() => this.signalingState === 'stable' && this.#events.negotiationNeeded());
  }

  #freeMid(): string {
    const used = new Set(this.places.map(({ mid }) => mid));
    return String([...this.places.keys()].find((index) => !used.has(String(index))) ?? this.places.length);
  }

  #settle(): void {
    this.#settled = { local: this.localDescription, remote: this.remoteDescription };
    if (this.connectionState !== 'connected')
      queueMicrotask(() => this.signalingState !== 'closed' && this.become('connected'));
  }

  #requireOpen(): void {
    if (this.signalingState === 'closed') throw new DOMException('The connection is closed', 'InvalidStateError');
  }
}
