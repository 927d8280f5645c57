import { type BrowserWindow, screen } from 'electron';
import type { NativeTexts } from '../app/native-texts.ts';
import type { CallDesk } from '../call/call-desk.ts';
import { type MainSight, dueCallWindows, miniWindowBounds, ringWindowBounds } from '../call/call-window-rules.ts';
import type { TellWindow } from '../ipc/tell-windows.ts';
import { type WindowParts, createAppWindow, createPlacedWindow, loadScreen } from './app-window.ts';
import { createWindowSlot } from './window-slot.ts';

interface CallWindowParts extends WindowParts {
  readonly desk: Pick<CallDesk, 'state' | 'changes'>;
  readonly texts: NativeTexts;
  readonly tell: TellWindow;
}

/** The small windows of calls: for those that ring, and for the one that is out of sight. */
export interface CallWindows {
  /** Opens and closes them by what is seen of this main window from now on. */
  readonly follow: (main: BrowserWindow) => void;
  /** Whether rings have their window: it is wanted, and is not closed while something still rings. */
  readonly showsRings: () => boolean;
}

/** Small, without a frame, above all others and on each workspace, and never in anybody's way in the bar. */
const SMALL = {
  frame: false,
  alwaysOnTop: true,
  skipTaskbar: true,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
} as const;

/** Above everything, where the person works, and without taking the keyboard from what is being typed. */
const floatAbove = (window: BrowserWindow, level: 'floating' | 'screen-saver'): void => {
  window.setAlwaysOnTop(true, level);
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.once('ready-to-show', () => window.showInactive());
};

/** The part of the screen in front of the person that windows may have. */
const areaInUse = () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;

const sightOf = (main: BrowserWindow | undefined): MainSight | null =>
  main ? { isVisible: main.isVisible(), isMinimized: main.isMinimized(), isFocused: main.isFocused() } : null;

const ringsOf = ({ desk }: CallWindowParts) => desk.state()?.rings ?? [];

const openRinging = (parts: CallWindowParts): BrowserWindow => {
  const { windows, texts } = parts;
  const bounds = ringWindowBounds(areaInUse(), ringsOf(parts));
  const window = createAppWindow(windows, 'ringing', {
    ...SMALL,
    ...bounds,
    resizable: false,
    title: texts('ringingTitle'),
  });
  floatAbove(window, 'screen-saver');
  loadScreen(window, '/call-window/ringing');
  return window;
};

/** Rings come and go while the window is there. */
const fitRinging = (parts: CallWindowParts): void => {
  const window = parts.windows.find('ringing');
  if (!window) return;
  const { width, height } = ringWindowBounds(areaInUse(), ringsOf(parts));
  if (window.getSize()[1] !== height) window.setSize(width, height);
};

const openMini = (parts: CallWindowParts): BrowserWindow => {
  const window = createPlacedWindow(parts, 'mini', {
    ...SMALL,
    ...miniWindowBounds(areaInUse()),
    minWidth: 240,
    minHeight: 135,
    title: parts.texts('miniTitle'),
  });
  floatAbove(window, 'floating');
  window.once('closed', () => parts.tell('main', 'miniAsked', { kind: 'gone' }));
  loadScreen(window, '/call-window/mini');
  return window;
};

/** Follows calls, the main window and the wish of the person. */
export const createCallWindows = (parts: CallWindowParts): CallWindows => {
  const { windows, settings, desk } = parts;
  // Nobody may press a button of a call that no longer rings: that window is gone at once.
  const ringing = createWindowSlot(
    () => openRinging(parts),
    (window) => window.destroy(),
  );
  const mini = createWindowSlot(
    () => openMini(parts),
    (window) => window.close(),
  );
  const look = (): void => {
    const due = dueCallWindows(desk.state(), sightOf(windows.find('main')), settings.read());
    ringing.setDue(due.ringing);
    mini.setDue(due.mini);
    fitRinging(parts);
  };
  desk.changes.on(look);
  settings.changes.on(look);
  return {
    showsRings: () => settings.read().ringWindow && !ringing.isDismissed(),
    follow(main) {
      main
        .on('show', look)
        .on('hide', look)
        .on('minimize', look)
        .on('restore', look)
        .on('focus', look)
        .on('blur', look)
        .once('closed', look);
    },
  };
};
