import { useEffect, useState } from 'react';
import type { CallNotice } from '../model/call-view.ts';

const SHOWN_MS = 5_000;

/** The notices that are to be seen now: each once, for five seconds. */
export const useFreshNotices = (notices: readonly CallNotice[]): readonly CallNotice[] => {
  const [goneId, setGoneId] = useState(0);
  const newest = notices.at(-1)?.id ?? 0;
  useEffect(() => {
    if (newest <= goneId) return undefined;
    const timer = setTimeout(() => setGoneId((old) => Math.max(old, newest)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [newest, goneId]);
  return notices.filter((notice) => notice.id > goneId);
};
