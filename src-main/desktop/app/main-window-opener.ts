import process from 'node:process';
import { type BrowserWindow, app } from 'electron';
import type { CallGuard } from '../call/call-guard.ts';
import { type CallDesk, callIn } from '../call/call-desk.ts';
import { resetWithPage } from '../call/serve-desk.ts';
import { notify } from '../call/serve-notices.ts';
import type { CaptureDesk } from '../capture/capture-rules.ts';
import { type Hosting, isHosting } from '../hosting/hosting.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { ClosingFacts } from '../windows/close-rules.ts';
import { closeByRules } from '../windows/main-window-life.ts';
import { bringToFront, openMainWindow } from '../windows/main-window.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { NativeTexts } from './native-texts.ts';
import type { Quitting } from './quit-in-order.ts';
import { startsHidden } from './start-rules.ts';
import { showTwoWays } from './two-way-dialog.ts';

interface OpenerParts {
  readonly windows: WindowRegistry;
  readonly settings: SettingsStore;
  readonly hosting: Hosting;
  readonly callDesk: CallDesk;
  readonly captureDesk: CaptureDesk;
  readonly texts: NativeTexts;
  readonly quitting: Quitting;
  /** There is a new main window. */
  readonly opened: (window: BrowserWindow) => void;
  /** Asks whoever is in a call. */
  readonly mayLeave: CallGuard['mayLeave'];
}

/** The main window over the life of the app. */
export interface MainWindowOpener {
  /** Opens it for the first time, in the tray when the app starts with the computer. */
  start(hasTray: boolean): void;
  /** Brings it to the front, from wherever it is; it is opened anew where it was closed. */
  readonly show: () => void;
}

const isMac = process.platform === 'darwin';

const isInCall = ({ callDesk }: OpenerParts): boolean => callIn(callDesk.state()) !== null;

const readFacts = (parts: OpenerParts, hasTray: boolean): ClosingFacts => ({
  isQuitting: parts.quitting.isQuitting(),
  isInCall: isInCall(parts),
  isHosting: isHosting(parts.hosting),
  peopleHere: parts.hosting.peopleHere(),
  closesToTray: parts.settings.read().closeToTray,
  hasTray,
  appGoesOn: isMac,
});

const askToClose = async (window: BrowserWindow, parts: OpenerParts): Promise<boolean> => {
  const { texts, mayLeave } = parts;
  if (isInCall(parts)) return mayLeave();
  const pressed = await showTwoWays(
    {
      type: 'warning',
      message: texts('closeHostTitle'),
      detail: texts('closeText'),
      buttons: [texts('closeAnyway'), texts('keepOpen')],
      safe: 1,
    },
    window,
  );
  return pressed === 0;
};

const tellOfTray = ({ settings, texts }: OpenerParts): void => {
  if (settings.read().toldOfTray) return;
  settings.change({ toldOfTray: true });
  notify(texts('stayedTitle'), isMac ? texts('stayedTextMac') : texts('stayedText'));
};

/** Opens the main window, shows it again, and decides what closing it means. */
export const createMainWindowOpener = (parts: OpenerParts): MainWindowOpener => {
  const { windows, settings, callDesk, captureDesk } = parts;
  let hasTray = false;
  const open = (isHidden: boolean): void => {
    const window = openMainWindow({ windows, settings }, '/', isHidden);
    window.webContents.on('did-start-loading', captureDesk.giveUp);
    resetWithPage(callDesk, window);
    parts.opened(window);
    closeByRules(window, {
      facts: () => readFacts(parts, hasTray),
      ask: () => askToClose(window, parts),
      hidden: () => tellOfTray(parts),
      quit: () => app.quit(),
    });
  };
  const show = (): void => (windows.find('main') ? bringToFront(windows) : open(false));
  app.on('activate', show);
  // On macOS an app stays without windows, as is usual there.
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  return {
    show,
    start(has) {
      hasTray = has;
      open(hasTray && startsHidden(process.argv, settings.read().closeToTray));
    },
  };
};
