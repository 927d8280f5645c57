import { Device, type types } from 'mediasoup-client';

interface RouterReply {
  readonly routerId: string;
  readonly rtpCapabilities: types.RtpCapabilities;
}

type TransportReply = Omit<types.TransportOptions, 'id'> & { readonly transportId: string };

interface ConsumerReply {
  readonly consumerId: string;
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
}

/** A program that knows the media server API alone: two people of one call, in this page, one sends and one receives. */
const sendAndReceive = async (secret: string, callId: string, sender: string, receiver: string): Promise<number> => {
  const post = async <Reply>(path: string, body: unknown): Promise<Reply> => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { data: Reply }).data;
  };
  const mediaCodecs = [
    { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
    { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  ];
  const router = await post<RouterReply>('/routers', { callId, mediaCodecs });
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: router.rtpCapabilities });
  const open = async (participantId: string, direction: 'send' | 'receive'): Promise<types.Transport> => {
    const wish = { participantId, direction, enableUdp: true, enableTcp: true, preferUdp: true, preferTcp: false };
    const { transportId, iceParameters, iceCandidates, dtlsParameters } = await post<TransportReply>(
      `/routers/${router.routerId}/transports`,
      wish,
    );
    const parameters = { id: transportId, iceParameters, iceCandidates, dtlsParameters };
    const transport =
      direction === 'send' ? device.createSendTransport(parameters) : device.createRecvTransport(parameters);
    transport.on('connect', (connection, done, failed) => {
      post(`/transports/${transport.id}/connect`, connection).then(() => done(), failed);
    });
    transport.on('produce', ({ kind, rtpParameters }, done, failed) => {
      const body = { kind, rtpParameters, paused: false, appData: { participantId } };
      post<{ producerId: string }>(`/transports/${transport.id}/producers`, body).then(
        ({ producerId }) => done({ id: producerId }),
        failed,
      );
    });
    return transport;
  };
  const [sending, receiving] = [await open(sender, 'send'), await open(receiver, 'receive')];
  const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 180 } });
  const producer = await sending.produce({ track: camera.getVideoTracks()[0] });
  const { consumerId, kind, rtpParameters } = await post<ConsumerReply>(`/transports/${receiving.id}/consumers`, {
    producerId: producer.id,
    rtpCapabilities: device.recvRtpCapabilities,
    paused: false,
    appData: { peerId: sender },
  });
  const consumer = await receiving.consume({ id: consumerId, producerId: producer.id, kind, rtpParameters });
  const video = Object.assign(document.createElement('video'), {
    muted: true,
    srcObject: new MediaStream([consumer.track]),
  });
  await video.play();
  return new Promise((resolve) => {
    let frames = 0;
    const onFrame = () => {
      frames += 1;
      if (frames === 10) resolve(video.videoWidth);
      else video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  });
};

Object.assign(window, { sendAndReceive });
