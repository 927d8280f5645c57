import { createStore } from 'zustand/vanilla';
import { FlowWatch } from './flow-watch.ts';
import type { MediaEngine } from './media-engine.ts';
import type { LocalTracks, MediaPath, MediaPathState, PathMessage, RemoteParticipant, TrackKey } from './media-path.ts';
import type { RtpCapabilities, SfuDevice, SfuTransport, TransportEvents, TransportParameters } from './sfu-device.ts';
import { SfuReceiver } from './sfu-receiver.ts';
import { SfuRefusal } from './sfu-refusal.ts';
import { SfuSender } from './sfu-sender.ts';
import type { Answer, SfuReceiveSignaling, SfuSendSignaling } from './sfu-signaling.ts';
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
  readonly signaling: SfuReceiveSignaling;
  /** Null for those who only watch: they send nothing, and receive only what they say that they show. */
  readonly sending: SfuSendSignaling | null;
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
  readonly #sender: SfuSender | null;
  readonly #receiver: SfuReceiver;
  readonly #flow: FlowWatch;
  #send: Way | null = null;
  #receive: Way | null = null;
  #building = false;
  #lost = false;
  #closed = false;

  constructor(options: SfuPathOptions) {
    this.#options = options;
    const { engine, signaling, sending, selfId } = options;
    const changed = () => this.#publishState();
    this.#sender = sending && new SfuSender({ engine, signaling: sending, changed, lost: () => this.#lose() });
    this.#receiver = new SfuReceiver({ engine, signaling, selfId, table: this.#table, isFrugal: sending === null });
    this.#flow = new FlowWatch({ engine, table: this.#table, reports: async () => this.#receiveReports() });
    void this.#build();
  }

  publish(tracks: LocalTracks): void {
    this.#sender?.publish(tracks);
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
    if (!this.#receive) return void this.#build();
    for (const { guard } of this.#ways) guard.refresh();
    this.#sender?.refresh();
    void this.#catchUp();
  }

  async collectStats(): Promise<PathStats> {
    const [send, receive] = await Promise.all([readOpen(this.#send), readOpen(this.#receive)]);
    return {
      participants: this.#byParticipant(receive),
      own: {
        roundTripMs: send?.roundTripMs ?? null,
        outboundLoss: send?.outboundLoss ?? 0,
        framesSent: send?.framesSent ?? null,
      },
    };
  }

  levels(): ReadonlyMap<string, number> {
    // The server measures for everybody; see the message `call:levels`.
    return new Map();
  }

  close(): void {
    this.#closed = true;
    this.#flow.close();
    this.#sender?.close();
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
    const { engine, room, signaling, sending } = this.#options;
    const known = this.#receiver.known;
    const [device, sendWay, receiveWay, tracks] = await Promise.all([
      engine.createDevice(room.rtpCapabilities),
      sending && signaling.createTransport('send'),
      signaling.createTransport('receive'),
      signaling.listTracks(),
    ]);
    if (this.#closed || sendWay?.ok === false || !receiveWay.ok) {
      const made = [sendWay, receiveWay].flatMap((way) => (way?.ok ? way.value.id : []));
      for (const id of made) void signaling.closeTransport(id);
      if (sendWay?.ok === false) throw new SfuRefusal(sendWay.error);
      if (!receiveWay.ok) throw new SfuRefusal(receiveWay.error);
      return;
    }
    if (sendWay && sending) this.#openSending(device, sending, sendWay.value);
    const receiving = this.#complete(receiveWay.value);
    const receive = device.createReceiveTransport(
      receiving,
      this.#events(receiving.id, () => this.#receive),
    );
    this.#receive = this.#guarded(receive);
    this.#receiver.attach(receive, device.capabilities);
    if (tracks.ok) this.#receiver.reconcile(tracks.value, known);
    else await this.#catchUp();
    this.#publishState();
  }

  #openSending(device: SfuDevice, sending: SfuSendSignaling, way: Omit<TransportParameters, 'iceServers'>): void {
    const { id: transportId } = way;
    const send = device.createSendTransport(this.#complete(way), {
      ...this.#events(transportId, () => this.#send),
      produce: (kind, source, rtpParameters) => valueOf(sending.produce({ transportId, kind, source, rtpParameters })),
    });
    this.#send = this.#guarded(send);
    this.#sender?.attach(send, (kind) => device.canSend(kind));
  }

  #complete(way: Omit<TransportParameters, 'iceServers'>): TransportParameters {
    return { ...way, iceServers: [...this.#options.iceServers] };
  }

  get #ways(): readonly Way[] {
    return [this.#send, this.#receive].filter((way) => way !== null);
  }

  #guarded(transport: SfuTransport): Way {
    const { engine, signaling } = this.#options;
    const guard = new SfuTransportGuard({ transport, signaling, engine, lost: () => this.#lose() });
    return { transport, guard };
  }

  #events(transportId: string, way: () => Way | null): TransportEvents {
    return {
      connect: async (dtlsParameters) => {
        await valueOf(this.#options.signaling.connectTransport(transportId, dtlsParameters));
      },
      stateChanged: () => {
        way()?.guard.stateChanged();
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
    return this.#receive ? [await this.#receive.transport.getStats()] : [];
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
    if (!this.#receive) return 'connecting';
    const [send, receive] = [this.#send?.transport.state() ?? 'new', this.#receive.transport.state()];
    if ([send, receive].some((state) => state === 'disconnected' || state === 'failed')) return 'broken';
    // A transport connects with its first track; before that there is nothing to connect.
    const isReceiving = !this.#receiver.isUsed || receive === 'connected';
    return isReceiving && (send === 'new' || send === 'connected') ? 'connected' : 'connecting';
  }

  #publishState(): void {
    if (this.#closed) return;
    this.#flow.wake();
    const sending = (this.#sender?.isSending ?? true) && !this.#lost;
    this.state.setState({ link: this.#link(), sending, tracks: this.#table.rows });
  }
}

/** A transport that failed to open its connection yet has nothing to tell. */
const readOpen = async (way: Way | null): Promise<LinkReport | undefined> =>
  !way || way.transport.state() === 'closed' ? undefined : readReport(await way.transport.getStats());

/** Builds the path over the SFU. It begins to connect at once; see `state` for how it is doing. */
export const createSfuPath = (options: SfuPathOptions): MediaPath => new SfuPath(options);
