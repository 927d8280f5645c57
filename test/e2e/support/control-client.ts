import { Device, type types } from 'mediasoup-client';
import { type Socket, io } from 'socket.io-client';
import type { controlCenter, WireStream } from '#shared/dialects/control-center/index.ts';
import type { z } from 'zod';

type Entries<Of extends keyof typeof controlCenter> = (typeof controlCenter)[Of][keyof (typeof controlCenter)[Of]];
type State = z.output<(typeof controlCenter.outbounds)['sessionState']['payload']>;
type Name = Entries<'requests'>['name'];

/** A program that knows the control center's namespace alone. */
interface Visit {
  readonly state: State;
  readonly device: Device;
  readonly ask: <Reply>(name: Name, payload?: unknown) => Promise<Reply>;
  readonly open: (direction: 'send' | 'receive') => Promise<types.Transport>;
}

const connect = (token: string): Promise<{ socket: Socket; state: State }> => {
  const socket = io('/video-call', { auth: { token }, transports: ['websocket'], reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once('session_state', (state: State) => resolve({ socket, state }));
    socket.once('connect_error', reject);
  });
};

interface TransportReply {
  readonly transport_id: string;
  readonly ice_parameters: types.IceParameters;
  readonly ice_candidates: types.IceCandidate[];
  readonly dtls_parameters: types.DtlsParameters;
}

const visit = async (token: string): Promise<Visit> => {
  const { socket, state } = await connect(token);
  const ask = async <Reply>(name: Name, payload: unknown = {}): Promise<Reply> => {
    const answer = (await socket.timeout(10_000).emitWithAck(name, payload)) as { error?: string };
    if (answer.error) throw new Error(`${name}: ${answer.error}`);
    return answer as Reply;
  };
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: state.router?.rtp_capabilities as types.RtpCapabilities });
  const open: Visit['open'] = async (direction) => {
    const made = await ask<TransportReply>('create_transport', { direction });
    const parameters = {
      id: made.transport_id,
      iceParameters: made.ice_parameters,
      iceCandidates: made.ice_candidates,
      dtlsParameters: made.dtls_parameters,
    };
    const transport =
      direction === 'send' ? device.createSendTransport(parameters) : device.createRecvTransport(parameters);
    const transport_id = transport.id;
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      ask('connect_transport', { transport_id, dtls_parameters: dtlsParameters }).then(() => done(), failed);
    });
    transport.on('produce', ({ kind, rtpParameters }, done, failed) => {
      const body = { transport_id, kind, rtp_parameters: rtpParameters };
      ask<{ producer_id: string }>('publish_stream', body).then(({ producer_id }) => done({ id: producer_id }), failed);
    });
    return transport;
  };
  return { state, device, ask, open };
};

/** Sends the fake camera in three sizes, and the fake microphone; gives the participant's id. */
const publish = async (token: string): Promise<string> => {
  const { state, ask, open } = await visit(token);
  const transport = await open('send');
  const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } });
  const encodings = [4, 2, 1].map((scaleResolutionDownBy) => ({ scaleResolutionDownBy, maxBitrate: 400_000 }));
  const camera = await transport.produce({ track: media.getVideoTracks()[0], encodings });
  await transport.produce({ track: media.getAudioTracks()[0] });
  await ask('media_state', { audio: true, video: true });
  // As when a device dies: nothing comes any more, and nobody is told.
  Object.assign(window, { loseCamera: () => camera.rtpSender?.replaceTrack(null) });
  return state.participant_id ?? '';
};

interface Seen {
  readonly consumer: types.Consumer;
  readonly video: HTMLVideoElement | undefined;
  readonly stream: WireStream;
}

interface ConsumerReply {
  readonly consumer_id: string;
  readonly rtp_parameters: types.RtpParameters;
}

/** Receives everything that is sent in the session, as the wall of a control center does. */
const observe = async (token: string): Promise<number> => {
  const { state, device, ask, open } = await visit(token);
  const transport = await open('receive');
  const receive = async (stream: WireStream): Promise<Seen> => {
    const wish = { producer_id: stream.producer_id, rtp_capabilities: device.recvRtpCapabilities };
    const { consumer_id: id, rtp_parameters: rtpParameters } = await ask<ConsumerReply>('receive_stream', wish);
    const { producer_id: producerId, kind } = stream;
    const consumer = await transport.consume({ id, producerId, kind, rtpParameters });
    if (kind === 'audio') return { consumer, video: undefined, stream };
    const video = Object.assign(document.createElement('video'), {
      muted: true,
      srcObject: new MediaStream([consumer.track]),
    });
    await video.play();
    return { consumer, video, stream };
  };
  const seen: Seen[] = [];
  for (const stream of state.streams) seen.push(await receive(stream));
  const find = (participant: string, kind: WireStream['kind']): Seen => {
    const found = seen.find(({ stream }) => stream.participant_id === participant && stream.kind === kind);
    if (!found) throw new Error(`Nothing of kind ${kind} comes from ${participant}`);
    return found;
  };
  const packetsOf = async ({ consumer }: Seen): Promise<number> => {
    for (const entry of (await consumer.getStats()).values())
      if (entry.type === 'inbound-rtp') return Number(entry.packetsReceived);
    return 0;
  };
  Object.assign(window, {
    widthOf: (participant: string) => find(participant, 'video').video?.videoWidth,
    framesOf: (participant: string) => find(participant, 'video').video?.getVideoPlaybackQuality().totalVideoFrames,
    packetsOf: (participant: string) => packetsOf(find(participant, 'audio')),
    enlarge: (participant: string) =>
      ask('adjust_stream', { consumer_id: find(participant, 'video').consumer.id, spatial_layer: 2 }),
    /** Mutes somebody and gives how many milliseconds later the last packet of their sound came. */
    muteAndListen: async (participant_id: string): Promise<number> => {
      const sound = find(participant_id, 'audio');
      let count = await packetsOf(sound);
      const began = performance.now();
      let last = began;
      await ask('mute_participant', { participant_id });
      while (performance.now() < last + 1_000) {
        const now = await packetsOf(sound);
        if (now !== count) [count, last] = [now, performance.now()];
      }
      return last - began;
    },
  });
  return seen.length;
};

Object.assign(window, { publish, observe });
