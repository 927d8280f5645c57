import { Device, type types } from 'mediasoup-client';
import { encodingProfiles } from './encodings.ts';
import { isTrackSource, kindOfSource, type TrackSource } from './media-path.ts';
import type {
  ConsumerParameters,
  ReceivedTrack,
  ReceiveTransport,
  RtpCapabilities,
  SendTransport,
  SendTransportEvents,
  SentTrack,
  SfuDevice,
  SfuTransport,
  TransportEvents,
  TransportParameters,
} from './sfu-device.ts';

const toError = (failure: unknown): Error => (failure instanceof Error ? failure : new Error(String(failure)));

/** Hands the outcome of a promise to the library's pair of callbacks. */
const answer = async <T>(work: Promise<T>, done: (value: T) => void, failed: (error: Error) => void): Promise<void> => {
  try {
    done(await work);
  } catch (failure) {
    failed(toError(failure));
  }
};

const listen = (transport: types.Transport, events: TransportEvents): void => {
  transport.on(
    'connect',
    ({ dtlsParameters }, done, failed) => void answer(events.connect(dtlsParameters), done, failed),
  );
  transport.on('connectionstatechange', () => events.stateChanged());
};

const common = (transport: types.Transport): SfuTransport => ({
  id: transport.id,
  state: () => transport.connectionState,
  restartIce: (iceParameters) => transport.restartIce({ iceParameters }),
  getStats: () => transport.getStats(),
  close: () => transport.close(),
});

const produce = async (
  device: Device,
  transport: types.Transport,
  source: TrackSource,
  track: MediaStreamTrack,
): Promise<SentTrack> => {
  // VP8: every browser sends it in simulcast and every browser plays it.
  const vp8 = device.sendRtpCapabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8');
  const producer = await transport.produce({
    track,
    ...encodingProfiles[source],
    ...(kindOfSource[source] === 'video' && vp8 ? { codec: vp8 } : {}),
    stopTracks: false,
    // A muted microphone is disabled by its owner; the library must not switch tracks on or off.
    disableTrackOnPause: false,
    appData: { source },
  });
  return {
    id: producer.id,
    replace: (next) => producer.replaceTrack({ track: next }),
    close: () => producer.close(),
  };
};

const consume = async (transport: types.Transport, parameters: ConsumerParameters): Promise<ReceivedTrack> => {
  const consumer = await transport.consume(parameters);
  return { id: consumer.id, track: consumer.track, close: () => consumer.close() };
};

const createSendTransport = (
  device: Device,
  parameters: TransportParameters,
  events: SendTransportEvents,
): SendTransport => {
  const transport = device.createSendTransport(parameters);
  listen(transport, events);
  transport.on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
    const source = isTrackSource(appData['source']) ? appData['source'] : kind === 'audio' ? 'microphone' : 'camera';
    void answer(events.produce(kind, source, rtpParameters), (id) => done({ id }), failed);
  });
  return { ...common(transport), produce: (source, track) => produce(device, transport, source, track) };
};

const createReceiveTransport = (
  device: Device,
  parameters: TransportParameters,
  events: TransportEvents,
): ReceiveTransport => {
  const transport = device.createRecvTransport(parameters);
  listen(transport, events);
  return { ...common(transport), consume: (parameters) => consume(transport, parameters) };
};

/** Loads mediasoup's device for one router. Rejects when this browser has no handler or shares no codec with the router. */
export const createMediasoupDevice = async (routerRtpCapabilities: RtpCapabilities): Promise<SfuDevice> => {
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities });
  return {
    capabilities: device.recvRtpCapabilities,
    canSend: (kind) => device.canProduce(kind),
    createSendTransport: (parameters, events) => createSendTransport(device, parameters, events),
    createReceiveTransport: (parameters, events) => createReceiveTransport(device, parameters, events),
  };
};
