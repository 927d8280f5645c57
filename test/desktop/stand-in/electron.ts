/**
 * The module that the app gets when it imports `electron`.
 * Owns: what stands in for Electron on machines without its binary, kept as small as what the app imports. May import: its own
 * folders, types of electron and Playwright, Node.
 */
import type Electron from 'electron';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { desktopCapturer } from './api/desktop-capturer.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { NativeImage } from './api/native-image.ts';
import { net } from './api/net.ts';
import { Notification } from './api/notification.ts';
import { safeStorage } from './api/safe-storage.ts';
import { Session } from './api/session.ts';
import {
  clipboard,
  crashReporter,
  globalShortcut,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  screen,
  shell,
  systemPreferences,
} from './api/system.ts';
import { Tray } from './api/tray.ts';
import { UtilityProcess } from './api/utility-process.ts';
import { WebContents } from './api/web-contents.ts';

type Real = typeof Electron;

/** Members that Electron does not have, by name; `never` when there is none. */
type Invented<Own, Of> = Exclude<keyof Own, keyof Of | 'prototype'>;

type Named<Own, Of> = [Invented<Own, Of>] extends [never] ? Own : `Electron has no ${Invented<Own, Of> & string}`;

/** The same object; compiles only when Electron's declarations know each of its members. */
const like =
  <Of>() =>
  <Own>(own: Named<Own, Of> & Own): Own =>
    own;

/** The same for a class and what it makes. */
const likeClass =
  <Of extends abstract new (...args: never[]) => object>() =>
  <Own extends abstract new (...args: never[]) => object>(
    own: Named<Own, Of> & Named<InstanceType<Own>, InstanceType<Of> & Undocumented> extends string ? never : Own,
  ): Own =>
    own;

/** Exists in Electron without being declared. */
interface Undocumented {
  getLastWebPreferences(): object;
}

export const electron: Readonly<Record<string, unknown>> = {
  app: like<Real['app']>()(app),
  BrowserWindow: likeClass<Real['BrowserWindow']>()(BrowserWindow),
  clipboard: like<Real['clipboard']>()(clipboard),
  crashReporter: like<Real['crashReporter']>()(crashReporter),
  desktopCapturer: like<Real['desktopCapturer']>()(desktopCapturer),
  dialog: like<Real['dialog']>()(dialog),
  globalShortcut: like<Real['globalShortcut']>()(globalShortcut),
  ipcMain: like<Real['ipcMain']>()(ipcMain),
  Menu: likeClass<Real['Menu']>()(Menu),
  MenuItem: likeClass<Real['MenuItem']>()(MenuItem),
  nativeImage: likeClass<Real['nativeImage']>()(NativeImage),
  nativeTheme: like<Real['nativeTheme']>()(nativeTheme),
  net: like<Real['net']>()(net),
  Notification: likeClass<Real['Notification']>()(Notification),
  powerMonitor: like<Real['powerMonitor']>()(powerMonitor),
  powerSaveBlocker: like<Real['powerSaveBlocker']>()(powerSaveBlocker),
  protocol: like<Real['protocol']>()(Session.defaultSession.protocol),
  safeStorage: like<Real['safeStorage']>()(safeStorage),
  screen: like<Real['screen']>()(screen),
  session: likeClass<Real['session']>()(Session),
  shell: like<Real['shell']>()(shell),
  systemPreferences: like<Real['systemPreferences']>()(systemPreferences),
  Tray: likeClass<Real['Tray']>()(Tray),
  utilityProcess: likeClass<Real['utilityProcess']>()(UtilityProcess),
  webContents: likeClass<Real['webContents']>()(WebContents),
};
