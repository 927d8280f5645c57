import { layerFor } from './encodings.ts';
import type { MediaEngine } from './media-engine.ts';
import { type PublishedTrack, type TrackKey, trackKey, type TrackSource } from './media-path.ts';
import type { ReceivedTrack, ReceiveTransport, RtpCapabilities } from './sfu-device.ts';
import type { SfuReceiveSignaling, Subscription } from './sfu-signaling.ts';
import type { TrackTable } from './track-table.ts';

/** What the SFU shall send of one track. */
interface Wish {
  readonly paused: boolean;
  readonly spatialLayer?: number;
}

interface Entry {
  readonly producerId: string;
  readonly participantId: string;
  readonly source: TrackSource;
  received: ReceivedTrack | null;
  isAsked: boolean;
  /** What the server was last told, so that nothing is told twice. */
  told: string;
}

interface ReceiverOptions {
  readonly selfId: string;
  readonly signaling: SfuReceiveSignaling;
  readonly engine: MediaEngine;
  readonly table: TrackTable;
  /** Subscribes to a track only once a width was told for it, and to sound only once it is to be heard. */
  readonly isFrugal: boolean;
}

const sameWish = (wish: Wish): string => `${wish.paused} ${wish.spatialLayer}`;

/** Subscribes to what the SFU offers, and tells it how much of each picture is needed. */
export class SfuReceiver {
  readonly #options: ReceiverOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #widths = new Map<TrackKey, number>();
  #transport: ReceiveTransport | null = null;
  #capabilities: RtpCapabilities = {};
  #closed = false;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  /** True while something is received, so that there must be a connected transport. */
  get isUsed(): boolean {
    return [...this.#entries.values()].some(({ received }) => received !== null);
  }

  attach(transport: ReceiveTransport, capabilities: RtpCapabilities): void {
    this.#transport = transport;
    this.#capabilities = capabilities;
    for (const entry of this.#entries.values()) this.#adjust(entry);
  }

  /** What is subscribed to now: to be taken before the server's list is asked for. */
  get known(): ReadonlySet<string> {
    return new Set(this.#entries.keys());
  }

  /** Makes the subscriptions match the server's list. What became known after asking for it is newer than the list. */
  reconcile(tracks: readonly PublishedTrack[], known: ReadonlySet<string>): void {
    const offered = new Set(tracks.map(({ producerId }) => producerId));
    for (const producerId of known) if (!offered.has(producerId)) this.withdraw(producerId);
    for (const track of tracks) this.subscribe(track);
    for (const entry of this.#entries.values()) this.#adjust(entry);
  }

  subscribe({ producerId, participantId, kind, source }: PublishedTrack): void {
    // Tracks of nobody come from the media server API; there is no tile to show them.
    if (!participantId || participantId === this.#options.selfId) return;
    if (this.#entries.has(producerId)) return;
    const guessed = kind === 'audio' ? 'microphone' : 'camera';
    const entry: Entry = {
      producerId,
      participantId,
      source: source ?? guessed,
      received: null,
      isAsked: false,
      told: '',
    };
    this.#entries.set(producerId, entry);
    this.#adjust(entry);
  }

  /** The track is gone at its source. */
  withdraw(producerId: string): void {
    const entry = this.#entries.get(producerId);
    if (!entry) return;
    this.#entries.delete(producerId);
    entry.received?.close();
    this.#options.table.remove(({ track }) => track === entry.received?.track);
  }

  setWidth(key: TrackKey, widthPx: number): void {
    this.#widths.set(key, widthPx);
    for (const entry of this.#entries.values())
      if (trackKey(entry.participantId, entry.source) === key) this.#adjust(entry);
  }

  close(): void {
    this.#closed = true;
  }

  /** Subscribes as soon as that is wished and possible; what is announced before there is a transport waits for it. */
  #adjust(entry: Entry): void {
    if (entry.received) return this.#tellWish(entry);
    if (entry.isAsked || !this.#transport || (this.#options.isFrugal && this.#wish(entry).paused)) return;
    entry.isAsked = true;
    void this.#consume(entry, this.#transport);
  }

  async #consume(entry: Entry, transport: ReceiveTransport): Promise<void> {
    const { signaling, engine } = this.#options;
    const { producerId } = entry;
    const answer = await signaling.consume({
      producerId,
      transportId: transport.id,
      rtpCapabilities: this.#capabilities,
    });
    // Withdrawn while the question was under way: the server closes the subscription with its source.
    if (!this.#isWanted(entry)) return;
    if (!answer.ok) {
      // The source is gone, cannot be played here, or the line is down: the next look at the list decides.
      this.#entries.delete(producerId);
      return;
    }
    try {
      await this.#play(entry, transport, answer.value);
    } catch (failure) {
      this.#entries.delete(producerId);
      if (!this.#closed) engine.report(failure);
    }
  }

  async #play(entry: Entry, transport: ReceiveTransport, subscription: Subscription): Promise<void> {
    const { participantId, source } = entry;
    const isScreen = source === 'screen' || source === 'screen-audio';
    const streamId = isScreen ? `${participantId}-screen` : participantId;
    const received = await transport.consume({ ...subscription, streamId });
    if (!this.#isWanted(entry)) return received.close();
    entry.received = received;
    this.#options.table.set(participantId, source, received.track);
    this.#tellWish(entry);
  }

  #isWanted(entry: Entry): boolean {
    return !this.#closed && this.#entries.get(entry.producerId) === entry;
  }

  #wish({ participantId, source }: Entry): Wish {
    const widthPx = this.#widths.get(trackKey(participantId, source));
    if (widthPx === undefined) return { paused: this.#options.isFrugal };
    const layer = source === 'camera' && widthPx > 0 ? { spatialLayer: layerFor(widthPx) } : {};
    return { paused: widthPx === 0, ...layer };
  }

  #tellWish(entry: Entry): void {
    const wish = this.#wish(entry);
    if (!entry.received || entry.told === sameWish(wish)) return;
    entry.told = sameWish(wish);
    void this.#options.signaling.setConsumer(entry.received.id, wish).then((answer) => {
      // The next look at the list tells it again.
      if (!answer.ok) entry.told = '';
    });
  }
}
