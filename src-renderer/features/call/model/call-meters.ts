import type { LevelMeter } from '#renderer/media/level-meter.ts';
import type { LinkQuality } from '#renderer/media/link-quality.ts';
import { type LinkReportMessage, type LinkWatch, newLinkWatch, watchLink } from '#renderer/media/link-alarm.ts';
import type { MediaEngine } from '#renderer/media/media-engine.ts';
import type { MediaPath, TrackKey } from '#renderer/media/media-path.ts';
import type { PathStats } from '#renderer/media/stats.ts';
import { type CancelTimer, every } from '#renderer/media/timers.ts';
import type { MediaPaths } from './media-paths.ts';
import { type FrameRates, frameRatesBetween } from './frame-rates.ts';
import { measure } from './quality.ts';
import type { TrackNumbers } from './tiles.ts';

const STATS_MS = 1_000;
const LEVELS_MS = 150;

interface MetersOptions {
  readonly engine: MediaEngine;
  readonly paths: MediaPaths;
  readonly selfId: string;
  readonly measured: (quality: ReadonlyMap<string, LinkQuality>, numbers: ReadonlyMap<TrackKey, TrackNumbers>) => void;
  /** Pictures per second on the path that the call takes. */
  readonly framed: (rates: FrameRates) => void;
  /** Who is how loud, 0 to 1; also called when nobody is, so that marks go out. */
  readonly heard: (levels: ReadonlyMap<string, number>) => void;
  /** A peer-to-peer link is bad. */
  readonly alarm: (report: LinkReportMessage) => void;
  /** Participants whose own line to the server is down are no reason for alarm. */
  readonly isReachable: (participantId: string) => boolean;
}

interface Sample {
  readonly at: number;
  readonly stats: PathStats;
}

/** Measures a call while it lasts: quality and counters every second, loudness a few times a second. */
export class CallMeters {
  readonly #options: MetersOptions;
  readonly #cancels: readonly CancelTimer[];
  #before: ReadonlyMap<number, Sample> = new Map();
  #watches: ReadonlyMap<string, LinkWatch> = new Map();
  #own: { readonly meter: LevelMeter; readonly track: MediaStreamTrack } | null = null;
  #closed = false;

  constructor(options: MetersOptions) {
    this.#options = options;
    const { clock } = options.engine;
    this.#cancels = [every(clock, STATS_MS, () => void this.#measure()), every(clock, LEVELS_MS, () => this.#listen())];
  }

  /** Listens to this microphone for the own mark. */
  setMicrophone(track: MediaStreamTrack | null): void {
    if (this.#own?.track === track) return;
    this.#own?.meter.close();
    this.#own = null;
    if (!track) return;
    const meter = this.#options.engine.createLevelMeter(track);
    meter.subscribe(() => undefined);
    this.#own = { meter, track };
  }

  close(): void {
    this.#closed = true;
    this.setMicrophone(null);
    for (const cancel of this.#cancels) cancel();
  }

  #listen(): void {
    const { paths, selfId, heard } = this.#options;
    heard(new Map([...paths.levels(), [selfId, this.#own?.meter.level() ?? 0]]));
  }

  async #measure(): Promise<void> {
    const { engine, paths } = this.#options;
    try {
      const rows = await paths.collectStats();
      if (!this.#closed) this.#compare(rows, engine.clock.now());
    } catch (failure) {
      // A path that was closed while it was measured is no news.
      if (!this.#closed) engine.report(failure);
    }
  }

  #compare(rows: readonly { serial: number; mode: MediaPath['mode']; stats: PathStats }[], now: number): void {
    const { selfId, paths, measured } = this.#options;
    const numbers = new Map<TrackKey, TrackNumbers>();
    const quality = new Map<string, LinkQuality>();
    // Oldest first, so that the path that a tile plays from has the last word.
    for (const { serial, mode, stats } of rows.toReversed()) {
      const before = this.#before.get(serial);
      const elapsedMs = now - (before?.at ?? now);
      const result = measure(selfId, before?.stats, stats, elapsedMs);
      if (mode === paths.mode) this.#options.framed(frameRatesBetween(before?.stats, stats, elapsedMs));
      for (const [key, row] of result.numbers)
        if (!numbers.has(key) || paths.choices.get(key)?.mode === mode) numbers.set(key, row);
      for (const [id, rating] of result.quality) if (rating !== 'unknown') quality.set(id, rating);
      if (mode === 'p2p' && paths.mode === 'p2p') this.#watchLinks(stats, now);
    }
    this.#before = new Map(rows.map(({ serial, stats }) => [serial, { at: now, stats }]));
    measured(quality, numbers);
  }

  #watchLinks(stats: PathStats, now: number): void {
    const watches = new Map<string, LinkWatch>();
    for (const [id, row] of stats.participants) {
      if (!this.#options.isReachable(id)) continue;
      const { watch, report } = watchLink(this.#watches.get(id) ?? newLinkWatch(now), row, now);
      watches.set(id, watch);
      if (report) this.#options.alarm(report);
    }
    this.#watches = watches;
  }
}
