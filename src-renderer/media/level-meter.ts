import type { Unsubscribe } from '#shared/kernel/emitter.ts';

/** How loud one track is, for a meter in the lobby or the own speaking mark. Measures only while somebody listens. */
export interface LevelMeter {
  /** The newest level, 0 to 1; 0 while nobody listens. */
  readonly level: () => number;
  /** Calls about 15 times a second. */
  subscribe(listener: () => void): Unsubscribe;
  /** Forgets all listeners. */
  close(): void;
}

const INTERVAL_MS = 66;
/** Quieter than this, in dBov, counts as silence. */
const FLOOR_DB = -60;

/** Maps a root mean square of samples to 0..1 on a scale that looks right to the eye. */
export const toLevel = (samples: Float32Array): number => {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
};

let shared: AudioContext | undefined;
/** One context for all meters: browsers allow only a few. */
const audioContext = (): AudioContext => (shared ??= new AudioContext());

/** Opens the audio graph of one track and gives a reader of its level, and how to take the graph down. */
const tap = (track: MediaStreamTrack) => {
  const context = audioContext();
  // Before the first click a context may be suspended; it then shows silence until it may run.
  void context.resume();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      return toLevel(samples);
    },
    close: () => source.disconnect(),
  };
};

/** Builds the meter of one track. The track is never stopped here. */
export const createLevelMeter = (track: MediaStreamTrack): LevelMeter => {
  const listeners = new Set<() => void>();
  let level = 0;
  let stop: (() => void) | undefined;
  const start = () => {
    const input = tap(track);
    const timer = setInterval(() => {
      level = input.read();
      for (const listener of listeners) listener();
    }, INTERVAL_MS);
    return () => {
      clearInterval(timer);
      input.close();
      level = 0;
      stop = undefined;
    };
  };
  return {
    level: () => level,
    subscribe(listener) {
      listeners.add(listener);
      stop ??= start();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop?.();
      };
    },
    close() {
      listeners.clear();
      stop?.();
    },
  };
};
