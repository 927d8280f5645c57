/** Everything that is fetched when somebody is about to join. */
export { CallScreen } from './CallScreen.tsx';
export { createCallSession } from './model/call-session.ts';
