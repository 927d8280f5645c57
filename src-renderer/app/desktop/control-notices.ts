import type { ReactNode } from 'react';
import type { Bridge } from '#renderer/platform/index.ts';
import { loadTexts } from '../i18n.ts';
import type { Place } from '../place.ts';

/** Fetches what the control center's own window says of the server, with its texts, and follows the app from then on. */
export const loadControlNotices = async (bridge: Bridge, place: Place | null): Promise<ReactNode> => {
  const [chunk] = await Promise.all([import('./control-chunk.tsx'), loadTexts(['desktop'])]);
  return chunk.createControlNotices(bridge, (place?.owner ?? null) !== null);
};
