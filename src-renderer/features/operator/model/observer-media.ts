import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OperatorOutbound } from '#renderer/client/operator-catalog.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import { type MediaPath, type TrackKey, trackKey } from '#renderer/media/media-path.ts';
import { createSfuPath } from '#renderer/media/sfu-path.ts';
import type { SfuReceiveSignaling } from '#renderer/media/sfu-signaling.ts';
import { ShownWidths } from '#renderer/media/shown-widths.ts';
import { type CancelTimer, every } from '#renderer/media/timers.ts';

/** What an operator receives. */
export interface ObserverView {
  readonly tracks: ReadonlyMap<TrackKey, MediaStreamTrack>;
  /** Pictures per second of each track that is shown. */
  readonly frameRates: ReadonlyMap<TrackKey, number>;
  /** The sound of everybody is played. */
  readonly isListening: boolean;
}

type Router = OperatorOutbound<'sessionState'>['router'];

interface ObserverOptions {
  readonly engine: MediaEngine;
  readonly signaling: SfuReceiveSignaling;
}

interface Count {
  readonly at: number;
  readonly frames: number;
}

const MEASURE_MS = 1_000;
/** Pictures of the old path stay until the new one brings its own, but not longer. */
const OLD_PICTURES_MS = 8_000;
/** A way that the server forgot is built anew after this. */
const REBUILD_MS = 2_000;

/** Receives what an operator looks at, and nothing else: hidden pictures rest, and sound is received only on demand. */
export class ObserverMedia {
  readonly store: StoreApi<ObserverView> = createStore<ObserverView>(() => ({
    tracks: new Map(),
    frameRates: new Map(),
    isListening: false,
  }));
  readonly #options: ObserverOptions;
  readonly #stopMeasuring: CancelTimer;
  /** By picture and by who shows it: one may be on the wall and large as well. */
  readonly #widths = new ShownWidths();
  #path: MediaPath | null = null;
  #iceServers: readonly RTCIceServer[] = [];
  #old: ReadonlyMap<TrackKey, MediaStreamTrack> = new Map();
  #counts: ReadonlyMap<TrackKey, Count> = new Map();
  #people: readonly string[] = [];
  #cancelOld: CancelTimer | null = null;
  #cancelRebuild: CancelTimer | null = null;
  #closed = false;

  constructor(options: ObserverOptions) {
    this.#options = options;
    this.#stopMeasuring = every(options.engine.clock, MEASURE_MS, () => void this.#measure());
  }

  /** Receives everything anew from this router; the old pictures stay until the new ones are there. */
  open(router: Router, iceServers: readonly RTCIceServer[] = this.#iceServers): void {
    this.#iceServers = iceServers;
    this.#path?.close();
    this.#path = null;
    this.#cancelRebuild?.();
    if (this.#closed || !router) return;
    this.#keepOld();
    const { engine, signaling } = this.#options;
    const path = createSfuPath({
      selfId: '',
      room: { routerId: router.router_id, rtpCapabilities: router.rtp_capabilities },
      iceServers,
      signaling,
      sending: null,
      engine,
    });
    this.#path = path;
    for (const [key, widthPx] of this.#widths.all()) path.setWidth(key, widthPx);
    path.state.subscribe(({ link }, before) => {
      this.#changed(path);
      if (link === 'lost' && before.link !== 'lost' && path === this.#path)
        this.#cancelRebuild = engine.clock.schedule(REBUILD_MS, () => this.open(router));
    });
  }

  published(stream: OperatorOutbound<'streamPublished'>): void {
    const { producer_id: producerId, participant_id: participantId, kind, source } = stream;
    this.#path?.receive({ kind: 'published', track: { producerId, participantId, kind, source } });
  }

  withdrawn(producerId: string): void {
    this.#path?.receive({ kind: 'withdrawn', producerId });
  }

  /** How wide a picture is shown in one place, in pixels; 0 for not at all. The widest place decides. */
  show(key: TrackKey, widthPx: number, place: string): void {
    const widest = this.#widths.note(key, widthPx, place);
    this.#path?.setWidth(key, widest);
  }

  /** Plays the sound of everybody, or of nobody. */
  listen(isListening: boolean): void {
    this.store.setState({ isListening });
    this.#hear();
  }

  /** Tells who is in the session. */
  setPeople(ids: readonly string[]): void {
    this.#people = ids;
    this.#hear();
  }

  close(): void {
    this.#closed = true;
    this.#stopMeasuring();
    this.#cancelOld?.();
    this.#cancelRebuild?.();
    this.#path?.close();
  }

  #hear(): void {
    const { isListening } = this.store.getState();
    for (const id of this.#people)
      for (const source of ['microphone', 'screen-audio'] as const) {
        const key = trackKey(id, source);
        if (isListening || this.#widths.of(key) !== undefined) this.show(key, isListening ? 1 : 0, 'ear');
      }
  }

  #keepOld(): void {
    this.#old = this.store.getState().tracks;
    this.#cancelOld?.();
    this.#cancelOld = this.#options.engine.clock.schedule(OLD_PICTURES_MS, () => {
      this.#old = new Map();
      if (this.#path) this.#changed(this.#path);
    });
  }

  #changed(path: MediaPath): void {
    if (this.#closed || path !== this.#path) return;
    const fresh = [...path.state.getState().tracks].map(([key, { track }]) => [key, track] as const);
    this.store.setState({ tracks: new Map([...this.#old, ...fresh]) });
  }

  async #measure(): Promise<void> {
    if (!this.#path) return;
    const { engine } = this.#options;
    try {
      const { participants } = await this.#path.collectStats();
      if (this.#closed) return;
      const at = engine.clock.now();
      const counts = new Map<TrackKey, Count>();
      for (const [id, { tracks }] of participants)
        for (const { source, kind, framesDecoded } of tracks)
          if (kind === 'video') counts.set(trackKey(id, source), { at, frames: framesDecoded });
      this.#compare(counts);
    } catch (failure) {
      // A path that was closed while it was measured is no news.
      if (!this.#closed) engine.report(failure);
    }
  }

  #compare(counts: ReadonlyMap<TrackKey, Count>): void {
    const rates = new Map<TrackKey, number>();
    for (const [key, { at, frames }] of counts) {
      const before = this.#counts.get(key);
      const isShown = (this.#widths.of(key) ?? 0) > 0;
      if (isShown && before && at > before.at && frames >= before.frames)
        rates.set(key, Math.round(((frames - before.frames) * 1000) / (at - before.at)));
    }
    this.#counts = counts;
    this.store.setState({ frameRates: rates });
  }
}
