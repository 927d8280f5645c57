/**
 * The call. A light door: what weighs (mediasoup-client, menus) is fetched by `loadCall`.
 * Owns: pictures, sound, chat, people, captions. May import: client, media, platform, ui, the lobby's index.
 */
export { createCallMemory } from './model/call-memory.ts';
export { fromDbov, speakersAt, withLevels, type Heard } from './model/speaking.ts';
export type { CallActions, CallEntry, CallSession, CallView, Tile } from './model/call-view.ts';

/** Fetches the call screen and the engine behind it; the same promise every time in practice, because modules are kept. */
export const loadCall = () => import('./call-chunk.ts');

/** What comes with it. */
export type CallChunk = Awaited<ReturnType<typeof loadCall>>;
