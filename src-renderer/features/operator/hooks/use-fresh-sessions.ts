import { useEffect } from 'react';
import type { SessionList } from '../model/session-list.ts';

const RENEWED_MS = 4_000;

/** Looks anew every few seconds while the page is seen, and at once when it is seen again. */
export const useFreshSessions = (list: Pick<SessionList, 'refresh'>): void => {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void list.refresh();
    };
    const timer = setInterval(look, RENEWED_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [list]);
};
