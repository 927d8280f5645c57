import { createStore } from 'zustand/vanilla';
import { FlowWatch } from './flow-watch.ts';
import type { MediaEngine } from './media-engine.ts';
import type { LocalTracks, MediaPath, MediaPathState, PathMessage, RemoteParticipant, TrackKey } from './media-path.ts';
import type { RtpCapabilities, SfuTransport, TransportEvents, TransportParameters } from './sfu-device.ts';
import { SfuReceiver } from './sfu-receiver.ts';
import { SfuRefusal } from './sfu-refusal.ts';
import { SfuSender } from './sfu-sender.ts';
import type { Answer, SfuSignaling } from './sfu-signaling.ts';
import { isLineFailure, SfuTransportGuard } from './sfu-transport-guard.ts';
import { type LinkReport, type ParticipantStats, type PathStats, readReport, type TrackStats } from './stats.ts';
import { TrackTable } from './track-table.ts';

const BUILD_RETRY_MS = 2_000;

/** The room of a call on the SFU, as the server names it. */
export interface SfuRoom {
  readonly routerId: string;
  readonly rtpCapabilities: RtpCapabilities;
}

interface SfuPathOptions {
  readonly selfId: string;
  readonly room: SfuRoom;
  readonly iceServers: readonly RTCIceServer[];
  readonly signaling: SfuSignaling;
  readonly engine: MediaEngine;
}

interface Way {
  readonly transport: SfuTransport;
  readonly guard: SfuTransportGuard;
}

const valueOf = async <T>(answer: Answer<T>): Promise<T> => {
  const result = await answer;
  if (!result.ok) throw new SfuRefusal(result.error);
  return result.value;
};

class SfuPath implements MediaPath {
  readonly mode = 'sfu';
  readonly state = createStore<MediaPathState>(() => ({
    link: 'connecting',
    sending: false,
    tracks: new Map(),
    peers: new Map(),
  }));
  readonly #options: SfuPathOptions;
  readonly #table = new TrackTable(() => this.#publishState());
  readonly #sender: SfuSender;
  readonly #receiver: SfuReceiver;
  readonly #flow: FlowWatch;
  readonly #ways: Way[] = [];
  #building = false;
  #lost = false;
  #closed = false;

  constructor(options: SfuPathOptions) {
    this.#options = options;
    const { engine, signaling, selfId } = options;
    const changed = () => this.#publishState();
    this.#sender = new SfuSender({ engine, signaling, changed, lost: () => this.#lose() });
    this.#receiver = new SfuReceiver({ engine, signaling, selfId, table: this.#table });
    this.#flow = new FlowWatch({ engine, table: this.#table, reports: async () => this.#receiveReports() });
    void this.#build();
  }

  publish(tracks: LocalTracks): void {
    this.#sender.publish(tracks);
    this.#publishState();
  }

  setRemotes(remotes: readonly RemoteParticipant[]): void {
    this.#table.expect(remotes);
    this.#flow.wake();
  }

  receive(message: PathMessage): void {
    if (message.kind === 'published') this.#receiver.subscribe(message.track);
    if (message.kind === 'withdrawn') this.#receiver.withdraw(message.producerId);
  }

  setWidth(key: TrackKey, widthPx: number): void {
    this.#receiver.setWidth(key, widthPx);
  }

  refresh(): void {
    if (this.#ways.length === 0) return void this.#build();
    for (const { guard } of this.#ways) guard.refresh();
    this.#sender.refresh();
    void this.#catchUp();
  }

  async collectStats(): Promise<PathStats> {
    const [send, receive] = await Promise.all(this.#ways.map(async ({ transport }) => readOpen(transport)));
    return {
      participants: this.#byParticipant(receive),
      own: { roundTripMs: send?.roundTripMs ?? null, outboundLoss: send?.outboundLoss ?? 0 },
    };
  }

  levels(): ReadonlyMap<string, number> {
    // The server measures for everybody; see the message `call:levels`.
    return new Map();
  }

  close(): void {
    this.#closed = true;
    this.#flow.close();
    this.#sender.close();
    this.#receiver.close();
    for (const { transport, guard } of this.#ways) {
      guard.close();
      transport.close();
      // An answer is of no use: without it the server closes everything when this side leaves.
      if (!this.#lost) void this.#options.signaling.closeTransport(transport.id);
    }
  }

  async #build(): Promise<void> {
    if (this.#building || this.#closed || this.#lost) return;
    this.#building = true;
    try {
      await this.#open();
    } catch (failure) {
      this.#buildFailed(failure);
    }
    this.#building = false;
  }

  async #open(): Promise<void> {
    const { engine, room, signaling, iceServers } = this.#options;
    const known = this.#receiver.known;
    const [device, sendWay, receiveWay, tracks] = await Promise.all([
      engine.createDevice(room.rtpCapabilities),
      signaling.createTransport('send'),
      signaling.createTransport('receive'),
      signaling.listTracks(),
    ]);
    if (this.#closed || !sendWay.ok || !receiveWay.ok) {
      const made = [sendWay, receiveWay].flatMap((way) => (way.ok ? way.value.id : []));
      for (const id of made) void signaling.closeTransport(id);
      if (!sendWay.ok) throw new SfuRefusal(sendWay.error);
      if (!receiveWay.ok) throw new SfuRefusal(receiveWay.error);
      return;
    }
    const complete = (way: typeof sendWay.value): TransportParameters => ({ ...way, iceServers: [...iceServers] });
    const sendId = sendWay.value.id;
    const send = device.createSendTransport(complete(sendWay.value), {
      ...this.#events(sendId, 0),
      produce: (kind, source, rtpParameters) =>
        valueOf(signaling.produce({ transportId: sendId, kind, source, rtpParameters })),
    });
    const receive = device.createReceiveTransport(complete(receiveWay.value), this.#events(receiveWay.value.id, 1));
    this.#ways.push(this.#guarded(send), this.#guarded(receive));
    this.#receiver.attach(receive, device.capabilities);
    this.#sender.attach(send, (kind) => device.canSend(kind));
    if (tracks.ok) this.#receiver.reconcile(tracks.value, known);
    else await this.#catchUp();
    this.#publishState();
  }

  #guarded(transport: SfuTransport): Way {
    const { engine, signaling } = this.#options;
    const guard = new SfuTransportGuard({ transport, signaling, engine, lost: () => this.#lose() });
    return { transport, guard };
  }

  #events(transportId: string, way: number): TransportEvents {
    return {
      connect: async (dtlsParameters) => {
        await valueOf(this.#options.signaling.connectTransport(transportId, dtlsParameters));
      },
      stateChanged: () => {
        this.#ways[way]?.guard.stateChanged();
        this.#publishState();
      },
    };
  }

  /** Subscribes to what is offered and drops what is gone. */
  async #catchUp(): Promise<void> {
    const { known } = this.#receiver;
    const tracks = await this.#options.signaling.listTracks();
    if (this.#closed || !tracks.ok) return;
    this.#receiver.reconcile(tracks.value, known);
    this.#publishState();
  }

  #buildFailed(failure: unknown): void {
    if (this.#closed) return;
    const isRefusal = failure instanceof SfuRefusal;
    if (!isRefusal) this.#options.engine.report(failure);
    if (isRefusal && isLineFailure(failure.failure))
      this.#options.engine.clock.schedule(BUILD_RETRY_MS, () => void this.#build());
    else this.#lose();
  }

  #lose(): void {
    this.#lost = true;
    for (const { guard } of this.#ways) guard.close();
    this.#publishState();
  }

  async #receiveReports() {
    const way = this.#ways[1];
    return way ? [await way.transport.getStats()] : [];
  }

  #byParticipant(report: LinkReport | undefined): ReadonlyMap<string, ParticipantStats> {
    const rows = new Map<string, TrackStats[]>();
    for (const { participantId, source, track } of this.#table.rows.values()) {
      const counters = report?.inbound.get(track.id);
      if (counters) rows.set(participantId, [...(rows.get(participantId) ?? []), { ...counters, source }]);
    }
    const roundTripMs = report?.roundTripMs ?? null;
    const hasPair = report?.hasPair ?? false;
    return new Map([...rows].map(([id, tracks]) => [id, { tracks, roundTripMs, hasPair }]));
  }

  #link(): MediaPathState['link'] {
    if (this.#lost) return 'lost';
    if (this.#ways.length === 0) return 'connecting';
    const states = this.#ways.map(({ transport }) => transport.state());
    if (states.some((state) => state === 'disconnected' || state === 'failed')) return 'broken';
    // A transport connects with its first track; before that there is nothing to connect.
    const isReceiving = !this.#receiver.isUsed || states[1] === 'connected';
    return isReceiving && (states[0] === 'new' || states[0] === 'connected') ? 'connected' : 'connecting';
  }

  #publishState(): void {
    if (this.#closed) return;
    this.#flow.wake();
    const sending = this.#sender.isSending && !this.#lost;
    this.state.setState({ link: this.#link(), sending, tracks: this.#table.rows });
  }
}

/** A transport that failed to open its connection yet has nothing to tell. */
const readOpen = async (transport: SfuTransport): Promise<LinkReport | undefined> =>
  transport.state() === 'closed' ? undefined : readReport(await transport.getStats());

/** Builds the path over the SFU. It begins to connect at once; see `state` for how it is doing. */
export const createSfuPath = (options: SfuPathOptions): MediaPath => new SfuPath(options);
