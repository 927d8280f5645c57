import type { MediaEngine } from './media-engine.ts';
import { type LocalTracks, kindOfSource, noTracks, type TrackSource, trackSources } from './media-path.ts';
import type { SendTransport, SentTrack } from './sfu-device.ts';
import { SfuRefusal } from './sfu-refusal.ts';
import type { SfuSendSignaling } from './sfu-signaling.ts';
import { isLineFailure } from './sfu-transport-guard.ts';

interface SenderOptions {
  readonly signaling: Pick<SfuSendSignaling, 'closeProducer'>;
  readonly engine: MediaEngine;
  readonly changed: () => void;
  /** The server does not know the transport any more. */
  readonly lost: () => void;
}

interface Sent {
  readonly handle: SentTrack;
  readonly track: MediaStreamTrack;
}

/** Sends the local tracks to the SFU: what is sent follows what was last asked for, source by source. */
export class SfuSender {
  readonly #options: SenderOptions;
  readonly #sent = new Map<TrackSource, Sent>();
  readonly #busy = new Set<TrackSource>();
  /** Tracks that cannot be sent; another track of the same source gets its own chance. */
  readonly #refused = new WeakSet<MediaStreamTrack>();
  #local: LocalTracks = noTracks;
  #transport: SendTransport | null = null;
  #canSend: (kind: 'audio' | 'video') => boolean = () => false;
  #closed = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** True when every track that can be sent is being sent over a connected transport. */
  get isSending(): boolean {
    const wanted = trackSources.filter((source) => this.#wanted(source));
    const isSent = wanted.every((source) => this.#sent.get(source)?.track === this.#wanted(source));
    return this.#transport !== null && isSent && (wanted.length === 0 || this.#transport.state() === 'connected');
  }

  attach(transport: SendTransport, canSend: (kind: 'audio' | 'video') => boolean): void {
    this.#transport = transport;
    this.#canSend = canSend;
    this.refresh();
  }

  publish(tracks: LocalTracks): void {
    this.#local = tracks;
    this.refresh();
  }

  /** Tries again what failed only because of the line. */
  refresh(): void {
    for (const source of trackSources) void this.#settle(source);
  }

  close(): void {
    this.#closed = true;
  }

  #wanted(source: TrackSource): MediaStreamTrack | null {
    const track = this.#local[source];
    const isPossible = track !== null && !this.#refused.has(track) && this.#canSend(kindOfSource[source]);
    return isPossible ? track : null;
  }

  /** Works on one source until it is as wanted; what is wanted may change meanwhile. */
  async #settle(source: TrackSource): Promise<void> {
    const transport = this.#transport;
    if (!transport || this.#busy.has(source)) return;
    this.#busy.add(source);
    let goesOn = true;
    while (goesOn && !this.#closed && (this.#sent.get(source)?.track ?? null) !== this.#wanted(source))
      goesOn = await this.#step(transport, source, this.#wanted(source));
    this.#busy.delete(source);
    this.#options.changed();
  }

  /** Gives false when it is of no use to go on now. */
  async #step(transport: SendTransport, source: TrackSource, wanted: MediaStreamTrack | null): Promise<boolean> {
    const sent = this.#sent.get(source);
    try {
      if (wanted === null) await this.#withdraw(source, sent);
      else if (sent) {
        await sent.handle.replace(wanted);
        this.#sent.set(source, { handle: sent.handle, track: wanted });
      } else this.#sent.set(source, { handle: await transport.produce(source, wanted), track: wanted });
      return true;
    } catch (failure) {
      return this.#stepFailed(failure, wanted);
    }
  }

  async #withdraw(source: TrackSource, sent: Sent | undefined): Promise<void> {
    sent?.handle.close();
    this.#sent.delete(source);
    // When the line is down the server notices the silence, and closes everything when this side leaves.
    if (sent) await this.#options.signaling.closeProducer(sent.handle.id);
  }

  #stepFailed(failure: unknown, wanted: MediaStreamTrack | null): boolean {
    if (this.#closed) return false;
    if (failure instanceof SfuRefusal) {
      if (!isLineFailure(failure.failure)) this.#options.lost();
      return false;
    }
    // A track that ended meanwhile is replaced by its owner soon; anything else is a bug worth knowing.
    if (wanted?.readyState !== 'ended') this.#options.engine.report(failure);
    if (wanted) this.#refused.add(wanted);
    return true;
  }
}
