import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { app } from 'electron';
import { HIDDEN_SWITCH } from '../app/start-rules.ts';
import { autostartEntry, isEntryOn } from './autostart-entry.ts';

/** Whether the app starts together with the computer; the system knows it best, where people can change it too. */
export interface LoginItem {
  readonly isOn: () => boolean;
  /** Throws when the system does not let it. */
  set(isOn: boolean): void;
}

/** An AppImage runs from a folder that goes away with it, and says where it really is. */
const programOf = (): readonly string[] =>
  app.isPackaged ? [process.env['APPIMAGE'] ?? process.execPath] : [process.execPath, app.getAppPath()];

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

const openAutostartFile = (): LoginItem => {
  const configFolder = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const path = join(configFolder, 'autostart', 'beckon.desktop');
  const isOn = () => isEntryOn(readText(path) ?? 'Hidden=true');
  const write = () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, autostartEntry([...programOf(), `--${HIDDEN_SWITCH}`]));
  };
  // The program may have been moved or renewed since.
  if (isOn()) write();
  return { isOn, set: (wish) => (wish ? write() : rmSync(path, { force: true })) };
};

/** What Windows keeps belongs to this very program with these arguments. */
const systemItem = (): LoginItem => {
  const item = { args: [...programOf().slice(1), `--${HIDDEN_SWITCH}`] };
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ ...item, openAtLogin }),
  };
};

/** The login item of this system. */
export const openLoginItem = (): LoginItem => (process.platform === 'linux' ? openAutostartFile() : systemItem());
