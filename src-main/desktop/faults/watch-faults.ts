import { type BrowserWindow, app, clipboard } from 'electron';
import { appLog } from '../app/app-log.ts';
import type { NativeTexts } from '../app/native-texts.ts';
import { isAppPage } from '../app/page-rules.ts';
import { showTwoWays } from '../app/two-way-dialog.ts';
import { loadUrl } from '../windows/app-window.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';
import type { FaultDesk, FaultStep } from './fault-desk.ts';
import { faultActionOf } from './fault-page.ts';
import type { OtherWindow } from './mend-windows.ts';

interface WatchParts {
  readonly windows: WindowRegistry;
  readonly faults: FaultDesk;
  /** The page of another window is gone. */
  readonly mend: (kind: OtherWindow) => void;
  readonly texts: NativeTexts;
}

/** Chromium's number for loads that something else overtook. */
const ABORTED = -3;

const giveUp = async (texts: NativeTexts, details: string): Promise<void> => {
  const pressed = await showTwoWays({
    type: 'error',
    message: texts('givenUpTitle'),
    detail: texts('givenUpText'),
    buttons: [texts('trayQuit'), texts('copyDetails')],
    safe: 0,
  });
  if (pressed === 1) {
    await clipboard.writeText(details);
    return giveUp(texts, details);
  }
  app.quit();
};

const askAboutHang = async (window: BrowserWindow, texts: NativeTexts): Promise<void> => {
  const pressed = await showTwoWays(
    {
      type: 'warning',
      message: texts('hangTitle'),
      detail: texts('hangText'),
      buttons: [texts('hangWait'), texts('menuReload')],
      safe: 0,
    },
    window,
  );
  if (pressed === 1 && !window.isDestroyed()) window.webContents.reload();
};

/** A main window whose page crashes, does not load or hangs says so, and offers what can be done; the pages of others are mended. */
export const watchFaults = ({ windows, faults, mend, texts }: WatchParts): void => {
  const isMain = (contentsId: number) => windows.kindOf(contentsId) === 'main';
  const take = (step: FaultStep) => {
    const window = windows.find('main');
    if (step.kind === 'giveUp') void giveUp(texts, step.details);
    else if (window) loadUrl(window, step.url);
  };
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    const kind = windows.kindOf(contents.id);
    appLog.add(`The page of a window ended (${kind ?? 'none'}): ${reason}, ${exitCode}`);
    if (kind === undefined || reason === 'clean-exit') return;
    if (kind === 'main') take(faults.crashed(`${reason}, ${exitCode}`, contents.getURL()));
    else mend(kind);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') appLog.add(`A process of the app ended: ${type}, ${reason}, ${exitCode}`);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('did-fail-load', (_failed, code, description, url, isMainFrame) => {
      if (!isMain(contents.id) || !isMainFrame || code === ABORTED || !isAppPage(url)) return;
      take(faults.notLoaded(`${description} (${code}) at ${url}`));
    });
    contents.on('will-navigate', (event) => {
      const action = faultActionOf(event.url);
      if (action === null) return;
      event.preventDefault();
      if (isMain(contents.id)) take(faults.act(action));
    });
    contents.on('console-message', ({ level, message }) => {
      if (level === 'error' && windows.kindOf(contents.id) !== undefined) appLog.add(message);
    });
  });
  app.on('browser-window-created', (_event, window) => {
    window.on('unresponsive', () => {
      if (isMain(window.webContents.id)) void askAboutHang(window, texts);
    });
  });
};
