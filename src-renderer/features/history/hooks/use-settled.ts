import { useEffect, useState } from 'react';

/**
 * A text that is being typed. `onSettle` gets it once the typing has paused; a value that comes from elsewhere, such as by
 * going back, takes the place of what was typed.
 */
export const useSettled = (value: string, onSettle: (text: string) => void, pauseMs: number) => {
  const [draft, setDraft] = useState(value);
  const [known, setKnown] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== known) {
    setKnown(value);
    setSent(value);
    if (value !== sent) setDraft(value);
  }
  useEffect(() => {
    const text = draft.trim();
    if (text === sent) return undefined;
    const timer = setTimeout(() => {
      setSent(text);
      onSettle(text);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [draft, sent, onSettle, pauseMs]);
  return [draft, setDraft] as const;
};
