/**
 * Booked sessions. A light door: the screens, and what watches over appointments on all pages, are fetched on their own.
 * Owns: calendar, appointments, waiting room, reminders. May import: client, media, platform, ui.
 */

/** Fetches the notices of appointments and what shows them. */
export const loadNotices = () => import('./notices-chunk.ts');
