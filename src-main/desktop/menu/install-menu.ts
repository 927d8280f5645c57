import process from 'node:process';
import { Menu, app } from 'electron';
import type { NativeTexts } from '../app/native-texts.ts';
import type { CallDesk } from '../call/call-desk.ts';
import type { ServerChoice } from '../servers/server-choice.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { type MenuActions, type MenuState, menuOf } from './menu-rules.ts';

interface MenuParts {
  readonly texts: NativeTexts;
  readonly callDesk: Pick<CallDesk, 'state' | 'changes'>;
  readonly servers: Pick<ServerChoice, 'chosen' | 'changes'>;
  readonly settings: Pick<SettingsStore, 'read' | 'changes'>;
  readonly actions: MenuActions;
}

/** Builds the menu of the app, and builds it anew when its language or what its items can do has changed. */
export const installMenu = ({ texts, callDesk, servers, settings, actions }: MenuParts): void => {
  // Elsewhere the menu is at the top of the screen; here it comes with Alt.
  app.on('browser-window-created', (_event, window) => window.setAutoHideMenuBar(true));
  const read = (): MenuState => ({
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    hasServer: servers.chosen() !== null,
    microphone: callDesk.state()?.call?.microphone ?? null,
  });
  let built = '';
  const build = () => {
    const state = read();
    const key = JSON.stringify([settings.read().language, state]);
    if (key === built) return;
    built = key;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(texts, state, actions)));
  };
  build();
  settings.changes.on(build);
  callDesk.changes.on(build);
  servers.changes.on(build);
};
