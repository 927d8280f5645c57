import { clipboard, shell } from 'electron';
import type { WriteReport } from '../app/app-details.ts';
import { appInfo } from '../app/app-info.ts';
import type { NativeTexts } from '../app/native-texts.ts';
import { places } from '../app/places.ts';
import { showTwoWays } from '../app/two-way-dialog.ts';
import type { CallDesk } from '../call/call-desk.ts';
import type { CallGuard } from '../call/call-guard.ts';
import type { Hosting } from '../hosting/hosting.ts';
import type { TellWindow } from '../ipc/tell-windows.ts';
import type { ServerChoice } from '../servers/server-choice.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { MenuActions } from './menu-rules.ts';

/** On what the items of the menu act. */
export interface ActionParts {
  readonly texts: NativeTexts;
  readonly windows: WindowRegistry;
  readonly tell: TellWindow;
  /** Brings the main window to the front. */
  readonly showMain: () => void;
  readonly servers: ServerChoice;
  readonly hosting: Hosting;
  readonly callDesk: CallDesk;
  readonly guard: CallGuard;
  readonly writeReport: WriteReport;
}

/** Says which version this is, and hands a report over. */
const showAbout = async (texts: NativeTexts, writeReport: WriteReport): Promise<void> => {
  const { version, electron, chrome, node } = appInfo();
  const pressed = await showTwoWays({
    type: 'info',
    message: `Beckon ${version}`,
    detail: `Electron ${electron}\nChromium ${chrome}\nNode.js ${node}`,
    buttons: [texts('close'), texts('copyDetails')],
    safe: 0,
  });
  if (pressed === 1) void clipboard.writeText(writeReport(null));
};

/** Binds the items of the menu to the app. Whatever would end a call asks first. */
export const createMenuActions = (parts: ActionParts): MenuActions => {
  const { texts, windows, tell, showMain, servers, hosting, callDesk, guard, writeReport } = parts;
  const leaveFor = async (go: () => void): Promise<void> => {
    showMain();
    if (await guard.mayLeave()) go();
  };
  return {
    host() {
      showMain();
      void servers.chooseOwn().then((isChosen) => (isChosen ? hosting.start() : undefined));
    },
    connect() {
      showMain();
      void servers.leave();
    },
    newCall: () => void leaveFor(() => tell('main', 'pathAsked', { path: '/' })),
    openSettings() {
      showMain();
      tell('main', 'pathAsked', { path: '/settings' });
    },
    // A page that comes back takes its place in the call again, so that nobody has to be asked.
    reload: () => windows.find('main')?.reload(),
    toggleMicrophone: () => callDesk.command({ kind: 'toggleMicrophone' }),
    leaveCall: () => callDesk.command({ kind: 'leave' }),
    openHelp: () => void shell.openPath(places.help),
    copyDetails: () => void clipboard.writeText(writeReport(null)),
    about: () => void showAbout(texts, writeReport),
  };
};
