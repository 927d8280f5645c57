import type { BrowserWindow } from 'electron';
import type { DeskCommand } from '#shared/ipc/index.ts';
import type { TellWindow } from '../ipc/tell-windows.ts';
import type { CallDesk } from './call-desk.ts';

const toMain: ReadonlySet<DeskCommand['kind']> = new Set(['show', 'answer', 'answerWithoutCamera']);

/** Passes on between the desk and the windows. `show` brings the main window to the front. */
export const serveDesk = (desk: CallDesk, tell: TellWindow, show: () => void): void => {
  desk.changes.on(({ now }) => {
    tell('ringing', 'deskChanged', now);
    tell('mini', 'deskChanged', now);
  });
  desk.commands.on((command) => {
    // Whoever answers wants to see the call.
    if (toMain.has(command.kind)) show();
    if (command.kind !== 'show') tell('main', 'deskCommanded', command);
  });
};

/** Nothing that a page said outlives it, however it ends. */
export const resetWithPage = (desk: CallDesk, { webContents }: BrowserWindow): void => {
  webContents.on('did-navigate', desk.reset);
  webContents.on('render-process-gone', desk.reset);
  webContents.on('destroyed', desk.reset);
};
