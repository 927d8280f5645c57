/** What is fetched once somebody is signed in and connected: reminders, and who waits. */
export { NoticesHost } from './parts/NoticesHost.tsx';
