/**
 * Past calls. A light door: the screen is loaded on its own.
 * Owns: rows, recent calls, the record of one call. May import: client, platform, ui.
 */
export { createRecentCalls, type RecentCalls, type RecentCallsState } from './model/recent-calls.ts';
export { CallRow } from './parts/CallRow.tsx';
export { markOf } from './model/call-mark.ts';
export { readHistoryAddress } from './model/history-filter.ts';
export { titleOf } from './model/call-title.ts';
