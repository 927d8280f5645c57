import process from 'node:process';
import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import type { DeskCommand } from '#shared/ipc/index.ts';
import { trayPicture } from './tray-picture.ts';
import type { TrayItem, TrayView } from './tray-rules.ts';

interface TrayParts {
  readonly read: () => TrayView;
  /** Calls the listener whenever the view may have changed. */
  readonly onChange: (listener: () => void) => void;
  readonly command: (command: DeskCommand) => void;
  readonly quit: () => void;
}

const toMenuItem = ({ id, label, act }: TrayItem, { command, quit }: TrayParts): MenuItemConstructorOptions => ({
  id,
  label,
  enabled: act !== null,
  click: () => (act === 'quit' ? quit() : act && command(act)),
});

const tryTray = (view: TrayView): Tray | null => {
  try {
    return new Tray(trayPicture(view.icon));
  } catch {
    // Not every desktop of Linux has a place for it.
    return null;
  }
};

/** Puts the app into the tray for as long as it runs; false where the system has none. */
export const serveTray = (parts: TrayParts): boolean => {
  const tray = tryTray(parts.read());
  if (!tray) return false;
  let shown: TrayView | null = null;
  const show = (): void => {
    const view = parts.read();
    if (JSON.stringify(view) === JSON.stringify(shown)) return;
    if (view.icon !== shown?.icon) tray.setImage(trayPicture(view.icon));
    shown = view;
    tray.setToolTip(view.toolTip);
    tray.setContextMenu(Menu.buildFromTemplate(view.items.map((item) => toMenuItem(item, parts))));
  };
  show();
  parts.onChange(show);
  // There a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => parts.command({ kind: 'show' }));
  return true;
};
