import { createLevelMeter } from './level-meter.ts';
import type { MediaEngine } from './media-engine.ts';
import type { PeerConnection, PeerConnectionEvents } from './peer-connection.ts';
import { browserClock } from './timers.ts';

const createPeerConnection = (configuration: RTCConfiguration, events: PeerConnectionEvents): PeerConnection => {
  const connection = new RTCPeerConnection(configuration);
  connection.addEventListener('icecandidate', ({ candidate }) => candidate && events.candidate(candidate.toJSON()));
  connection.addEventListener('negotiationneeded', events.negotiationNeeded);
  connection.addEventListener('connectionstatechange', events.stateChanged);
  return connection;
};

/** The real browser. mediasoup-client is fetched with the first SFU call, so pages without a call do not carry it. */
export const createBrowserEngine = (): MediaEngine => ({
  clock: browserClock,
  createPeerConnection,
  async createDevice(routerCapabilities) {
    const { createMediasoupDevice } = await import('./mediasoup-device.ts');
    return createMediasoupDevice(routerCapabilities);
  },
  createStream: () => new MediaStream(),
  createLevelMeter,
  report: (failure) => reportError(failure),
});
