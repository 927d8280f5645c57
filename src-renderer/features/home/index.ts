/**
 * The first page: start a meeting, join one, go back to one.
 * Owns: the home screen and what its two cards do. May import: client, platform, ui, other features' index.
 */
export { ensureAccount } from './model/start-meeting.ts';
export { HomeScreen } from './HomeScreen.tsx';
