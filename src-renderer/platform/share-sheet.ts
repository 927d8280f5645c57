/** The share sheet of a phone, or null where there is none. */
export const shareSheet = (): ((title: string, url: string) => Promise<void>) | null =>
  'share' in navigator && matchMedia('(pointer: coarse)').matches
    ? async (title, url) => {
        // A person who closes the sheet has not failed at anything.
        await navigator.share({ title, url }).catch(() => undefined);
      }
    : null;
