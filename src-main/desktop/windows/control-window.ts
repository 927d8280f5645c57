import type { NativeTexts } from '../app/native-texts.ts';
import type { ServerChoice } from '../servers/server-choice.ts';
import { type WindowParts, bringForward, createPlacedWindow, loadScreen } from './app-window.ts';
import { type ServerShown, afterServerChange } from './control-rules.ts';

const OVERVIEW = '/control';

interface ControlParts extends WindowParts {
  readonly servers: Pick<ServerChoice, 'chosen'>;
  readonly texts: NativeTexts;
}

/** The control center's own window: at most one, of the chosen server. */
export interface ControlWindow {
  /** Opens it or brings it to the front, on the wall of a session; null leaves it where it is. Without a server there is none. */
  open(path: string | null): void;
  /** Another server may have been chosen: it is loaded anew, or goes with the old one. */
  readonly followServer: () => void;
}

/** Binds the window to the chosen server. */
export const createControlWindow = (parts: ControlParts): ControlWindow => {
  const { windows, servers, texts } = parts;
  let shown: ServerShown | null = null;
  const create = () => {
    const window = createPlacedWindow(parts, 'control', {
      width: 1360,
      height: 860,
      minWidth: 380,
      minHeight: 480,
      title: texts('controlTitle'),
    });
    window.once('ready-to-show', () => bringForward(window));
    window.once('closed', () => (shown = null));
    return window;
  };
  return {
    open(path) {
      const opened = windows.find('control');
      const server = servers.chosen();
      if (!server) return;
      if (opened) bringForward(opened);
      if (opened && path === null) return;
      shown = server;
      loadScreen(opened ?? create(), path ?? OVERVIEW);
    },
    followServer() {
      const window = windows.find('control');
      const server = servers.chosen();
      const what = afterServerChange(shown, server);
      if (!window || what === 'stay') return;
      if (what === 'close') return window.close();
      shown = server;
      window.reload();
    },
  };
};
