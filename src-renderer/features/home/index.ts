/** Owns: the first page. May import: client, platform, ui, other features' index. */
export { HomeScreen, type HomeScreenProps } from './HomeScreen.tsx';
export { ensureAccount, type StartMeetingTools } from './model/start-meeting.ts';
