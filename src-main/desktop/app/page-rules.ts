import { APP_ORIGIN } from '#shared/ipc/app-origin.ts';

/** What calls need: camera and microphone, screens, notifications, copying of links, the call on the whole screen, and the LAN. */
const PERMITTED: ReadonlySet<string> = new Set([
  'media',
  'display-capture',
  'notifications',
  'clipboard-sanitized-write',
  'fullscreen',
  'speaker-selection',
  'screen-wake-lock',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** True for addresses of the app's own pages. */
export const isAppPage = (url: string): boolean => url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);

/** Whether a page may have a permission: only the app's own pages, and only what calls need. */
export const isPermitted = (url: string, permission: string): boolean => isAppPage(url) && PERMITTED.has(permission);

/** True for links that may be handed to the browser of the system. */
export const isWebAddress = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
};
