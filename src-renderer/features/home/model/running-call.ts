import type { WireHistoryEntry } from '#renderer/client/catalog.ts';
import type { RecentCallsState } from '#renderer/features/history/index.ts';

/** The newest call that goes on, or null. */
export const runningCallOf = (recent: RecentCallsState): WireHistoryEntry | null =>
  recent.kind === 'ready' ? (recent.calls.find((call) => call.status !== 'ended') ?? null) : null;
