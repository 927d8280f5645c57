import { useMemo, useSyncExternalStore } from 'react';
import { createLevelMeter } from '#renderer/media/level-meter.ts';

const silence = { subscribe: () => () => undefined, level: () => 0 };

/** How loud a track is right now, 0 to 1; 0 without a track. */
export const useLevel = (track: MediaStreamTrack | null): number => {
  const meter = useMemo(() => (track ? createLevelMeter(track) : silence), [track]);
  return useSyncExternalStore(meter.subscribe, meter.level);
};
