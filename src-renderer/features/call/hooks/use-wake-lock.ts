import { useEffect } from 'react';
import { holdWakeLock } from '#renderer/platform/index.ts';

/** Keeps the screen on while the component is there. */
export const useWakeLock = (): void => {
  useEffect(() => {
    const release = holdWakeLock();
    return () => void release();
  }, []);
};
