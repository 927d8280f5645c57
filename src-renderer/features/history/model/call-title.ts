import type { WireHistoryEntry } from '#renderer/client/catalog.ts';

/** The title of a call, else who was in it; null when neither is known. */
export const titleOf = (call: Pick<WireHistoryEntry, 'title' | 'names'>): string | null =>
  call.title.trim() || call.names.join(', ') || null;
