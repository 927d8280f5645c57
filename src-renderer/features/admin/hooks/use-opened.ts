import { useState } from 'react';

/** What of a list is open; closing it reads the list again, since something may have been changed. */
export const useOpened = <T>(list: { refresh(): Promise<void> }) => {
  const [opened, open] = useState<T | null>(null);
  const close = () => {
    open(null);
    void list.refresh();
  };
  return { opened, open, close };
};
