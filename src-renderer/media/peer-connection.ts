import type { StatsReport } from './stats.ts';

/** One side of a session description. */
export interface Description {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** What an encoder is asked for once, encoding by encoding (W3C WebRTC Extensions); browsers that do not know it leave it out. */
export interface SendOptions {
  readonly encodingOptions: { readonly keyFrame: boolean }[];
}

/** One place in a peer connection where a track goes out and another comes in. */
export interface PeerTransceiver {
  /** Known once it has been negotiated. */
  readonly mid: string | null;
  direction: RTCRtpTransceiverDirection;
  readonly sender: {
    readonly track: MediaStreamTrack | null;
    replaceTrack(track: MediaStreamTrack | null): Promise<void>;
    setStreams(stream: MediaStream): void;
    getParameters(): RTCRtpSendParameters;
    setParameters(parameters: RTCRtpSendParameters, options?: SendOptions): Promise<void>;
  };
  readonly receiver: {
    readonly track: MediaStreamTrack;
    getSynchronizationSources(): readonly { readonly audioLevel?: number }[];
  };
}

/** The part of RTCPeerConnection that the mesh uses. */
export interface PeerConnection {
  readonly connectionState: RTCPeerConnectionState;
  readonly signalingState: RTCSignalingState;
  readonly localDescription: { readonly type: RTCSdpType; readonly sdp: string } | null;
  readonly remoteDescription: { readonly type: RTCSdpType } | null;
  setLocalDescription(description?: { type: 'rollback' }): Promise<void>;
  setRemoteDescription(description: Description): Promise<void>;
  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>;
  addTransceiver(kind: 'audio' | 'video', init: { direction: 'sendrecv'; streams: MediaStream[] }): PeerTransceiver;
  getTransceivers(): readonly PeerTransceiver[];
  getStats(): Promise<StatsReport>;
  restartIce(): void;
  close(): void;
}

/** What a peer connection tells by itself; after `close` it is silent. */
export interface PeerConnectionEvents {
  /** A new candidate of this side. */
  readonly candidate: (candidate: RTCIceCandidateInit) => void;
  /** An offer is due. */
  readonly negotiationNeeded: () => void;
  readonly stateChanged: () => void;
}
