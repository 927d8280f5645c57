import type { Clock } from '#shared/kernel/clock.ts';
import type { LevelMeter } from './level-meter.ts';
import type { PeerConnection, PeerConnectionEvents } from './peer-connection.ts';
import type { RtpCapabilities, SfuDevice } from './sfu-device.ts';

/** What media needs from the browser. Rules see only this, so that they run in Node with hand-written stand-ins. */
export interface MediaEngine {
  readonly clock: Clock;
  createPeerConnection(configuration: RTCConfiguration, events: PeerConnectionEvents): PeerConnection;
  /** Loads what the SFU's router can do. Rejects when this browser cannot take part. */
  createDevice(routerCapabilities: RtpCapabilities): Promise<SfuDevice>;
  /** A stream without tracks, to group senders by. */
  createStream(): MediaStream;
  createLevelMeter(track: MediaStreamTrack): LevelMeter;
  /** A failure that nobody expected; it goes where all uncaught errors of the page go. */
  report(failure: unknown): void;
}
