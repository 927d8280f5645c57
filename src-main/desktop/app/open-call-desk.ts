import process from 'node:process';
import { app, globalShortcut, powerMonitor, powerSaveBlocker } from 'electron';
import type { Source } from '#shared/kernel/emitter.ts';
import { serveBadge } from '../call/badge.ts';
import type { CallDesk } from '../call/call-desk.ts';
import { keepAwakeInCalls } from '../call/keep-awake.ts';
import { keysOf, serveMuteShortcut } from '../call/mute-shortcut.ts';
import { serveDesk } from '../call/serve-desk.ts';
import { notify, serveNotices } from '../call/serve-notices.ts';
import type { OtherWindow } from '../faults/mend-windows.ts';
import { type Hosting, isHosting } from '../hosting/hosting.ts';
import type { TellWindow } from '../ipc/tell-windows.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { serveTray } from '../tray/serve-tray.ts';
import { toTrayView } from '../tray/tray-rules.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { NativeTexts } from './native-texts.ts';

interface CallDeskParts {
  readonly desk: CallDesk;
  readonly settings: SettingsStore;
  readonly texts: NativeTexts;
  readonly hosting: Hosting;
  readonly windows: WindowRegistry;
  readonly tell: TellWindow;
  /** Brings the main window to the front. */
  readonly show: () => void;
  /** Whether rings have a window of their own. */
  readonly showsRings: () => boolean;
  /** A window broke twice and was closed. */
  readonly windowGone: Source<OtherWindow>;
}

/** Everything of the system that follows the main window's calls. Gives whether there is a tray. */
export const openCallDesk = (parts: CallDeskParts): { readonly hasTray: boolean } => {
  const { desk, settings, texts, hosting, windows, tell, show, showsRings, windowGone } = parts;
  serveDesk(desk, tell, show);
  serveBadge({ desk, app, texts, mainWindow: () => windows.find('main') });
  keepAwakeInCalls(desk, powerSaveBlocker);
  serveNotices({
    desk,
    texts,
    attention() {
      const main = windows.find('main');
      const isHidden = !main?.isVisible() || main.isMinimized();
      return { isFocused: main?.isFocused() ?? false, isHidden, hasRingWindow: showsRings() };
    },
    ringsLost: (listener) => void windowGone.on((kind) => (kind === 'ringing' ? listener() : undefined)),
    open: (path) => tell('main', 'pathAsked', { path }),
  });
  serveMuteShortcut({
    desk,
    settings,
    shortcuts: globalShortcut,
    refused(accelerator) {
      const keys = keysOf(accelerator, process.platform);
      notify(texts('shortcutTakenTitle'), texts('shortcutTakenText', { keys }));
    },
  });
  powerMonitor.on('resume', () => tell('main', 'systemResumed', {}));
  const hasTray = serveTray({
    read: () => toTrayView(desk.state(), isHosting(hosting), texts),
    onChange(listener) {
      for (const source of [desk.changes, hosting.changes, settings.changes]) source.on(listener);
    },
    command: desk.command,
    quit: () => app.quit(),
  });
  return { hasTray };
};
