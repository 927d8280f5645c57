import { findDesktop } from './desktop.ts';
import { paths } from './paths.ts';

/**
 * Opens the control center in a window of its own, or brings the one to the front that shows it, on the wall of a session
 * (`/control/:id`); null for its overview. The desktop app has one such window, browsers one for each page.
 */
export const openControlWindow = (path: string | null): void => {
  const desktop = findDesktop();
  if (desktop) return void desktop.ask.controlOpen({ path });
  const { availWidth, availHeight } = window.screen;
  const size = `width=${Math.min(availWidth, 1600)},height=${Math.min(availHeight, 1000)}`;
  const page = path ?? paths.control;
  window.open(page, `beckon${page.replaceAll('/', '-')}`, `popup,${size}`)?.focus();
};
