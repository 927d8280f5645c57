import process from 'node:process';
import type { App, BrowserWindow } from 'electron';
import type { NativeTexts } from '../app/native-texts.ts';
import { missedPicture } from '../tray/tray-picture.ts';
import type { CallDesk } from './call-desk.ts';

interface BadgeParts {
  readonly desk: CallDesk;
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly texts: NativeTexts;
  readonly mainWindow: () => BrowserWindow | undefined;
}

/** Shows on the app's icon how many missed calls nobody has looked at. */
export const serveBadge = ({ desk, app, texts, mainWindow }: BadgeParts): void => {
  desk.changes.on(({ now, before }) => {
    const count = now?.missedCount ?? 0;
    if (count === (before?.missedCount ?? 0)) return;
    // Windows has no numbers there, only a small picture with a description.
    if (process.platform !== 'win32') app.setBadgeCount(count);
    else if (count > 0) mainWindow()?.setOverlayIcon(missedPicture(), texts('missedSome', { count }));
    else mainWindow()?.setOverlayIcon(null, '');
  });
};
