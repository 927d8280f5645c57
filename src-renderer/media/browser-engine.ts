import { createLevelMeter } from './level-meter.ts';
import type { MediaEngine } from './media-engine.ts';
import { createMediasoupDevice } from './mediasoup-device.ts';
import type { PeerConnection, PeerConnectionEvents } from './peer-connection.ts';
import { browserClock } from './timers.ts';

const createPeerConnection = (configuration: RTCConfiguration, events: PeerConnectionEvents): PeerConnection => {
  const connection = new RTCPeerConnection(configuration);
  connection.addEventListener('icecandidate', ({ candidate }) => candidate && events.candidate(candidate.toJSON()));
  connection.addEventListener('negotiationneeded', events.negotiationNeeded);
  connection.addEventListener('connectionstatechange', events.stateChanged);
  return connection;
};

/** The real browser. */
export const createBrowserEngine = (): MediaEngine => ({
  clock: browserClock,
  createPeerConnection,
  createDevice: createMediasoupDevice,
  createStream: () => new MediaStream(),
  createLevelMeter,
  report: (failure) => reportError(failure),
});
