import type { PathStats, TrackStats } from '#renderer/media/stats.ts';

/** Pictures per second: of the liveliest that is sent, and of the slowest camera that is received. */
export interface FrameRates {
  readonly sent?: number;
  readonly received?: number;
}

/** Cameras that nobody looks at rest, and bring neither packets nor pictures. */
const rateOf = (before: TrackStats | undefined, after: TrackStats, elapsedMs: number): number[] => {
  const isFlowing = before !== undefined && after.packetsReceived > before.packetsReceived;
  if (after.source !== 'camera' || !isFlowing || elapsedMs <= 0) return [];
  return [Math.max(0, after.framesDecoded - before.framesDecoded) / (elapsedMs / 1000)];
};

/** What flowed on one path between two measurements, rounded to a tenth; nothing where no picture was under way. */
export const frameRatesBetween = (before: PathStats | undefined, after: PathStats, elapsedMs: number): FrameRates => {
  const received = [...after.participants].flatMap(([id, { tracks }]) => {
    const old = before?.participants.get(id)?.tracks ?? [];
    return tracks.flatMap((track) =>
      rateOf(
        old.find(({ source }) => source === track.source),
        track,
        elapsedMs,
      ),
    );
  });
  const rounded = (rate: number) => Math.round(rate * 10) / 10;
  return {
    ...(after.own.framesSent === null ? {} : { sent: rounded(after.own.framesSent) }),
    ...(received.length === 0 ? {} : { received: rounded(Math.min(...received)) }),
  };
};
