import type { Menu, Notification, Tray } from 'electron';
import type { DesktopApp } from './desktop-app.ts';

/** What the app has put outside of its windows. */
export interface Outside {
  readonly toolTip: string;
  /** The menu of the tray, by the ids of its items. */
  readonly menu: Readonly<Record<string, { readonly label: string; readonly isEnabled: boolean }>>;
  /** All notifications so far, the newest last. */
  readonly notices: readonly { readonly title: string; readonly body: string; readonly isOpen: boolean }[];
  readonly badge: number;
  /** The global shortcuts that are held. */
  readonly keys: readonly string[];
  /** How many reasons there are to keep the screen on. */
  readonly awake: number;
}

/** Kept in the main process. */
interface Kept {
  toolTip: string;
  menu: Menu | null;
  badge: number;
  readonly notices: Notification[];
  readonly open: Set<Notification>;
  readonly keys: Map<string, () => void>;
  readonly awake: Set<number>;
}

/** Writes down from now on what the app asks of the system; nothing of it can be read back from Electron. */
export const watchOutside = ({ electron }: DesktopApp): Promise<void> =>
  electron.evaluate((parts) => {
    const record: Kept = {
      toolTip: '',
      menu: null,
      badge: 0,
      notices: [],
      open: new Set(),
      keys: new Map(),
      awake: new Set(),
    };
    Reflect.set(globalThis, 'outside', record);
    const { app, globalShortcut, powerSaveBlocker } = parts;
    const tray = parts.Tray.prototype;
    const notification = parts.Notification.prototype;
    const { setToolTip, setContextMenu } = tray;
    const { show, close } = notification;
    const setBadgeCount = app.setBadgeCount.bind(app);
    const register = globalShortcut.register.bind(globalShortcut);
    const unregister = globalShortcut.unregister.bind(globalShortcut);
    const start = powerSaveBlocker.start.bind(powerSaveBlocker);
    const stop = powerSaveBlocker.stop.bind(powerSaveBlocker);
    tray.setToolTip = function hear(this: Tray, text) {
      record.toolTip = text;
      setToolTip.call(this, text);
    };
    tray.setContextMenu = function hear(this: Tray, menu) {
      record.menu = menu;
      setContextMenu.call(this, menu);
    };
    notification.show = function hear(this: Notification) {
      record.notices.push(this);
      record.open.add(this);
      show.call(this);
    };
    notification.close = function hear(this: Notification) {
      record.open.delete(this);
      close.call(this);
    };
    app.setBadgeCount = (count = 0) => {
      record.badge = count;
      return setBadgeCount(count);
    };
    globalShortcut.register = (accelerator, press) => {
      record.keys.set(accelerator, press);
      return register(accelerator, press);
    };
    globalShortcut.unregister = (accelerator) => {
      record.keys.delete(accelerator);
      unregister(accelerator);
    };
    powerSaveBlocker.start = (type) => {
      const id = start(type);
      record.awake.add(id);
      return id;
    };
    powerSaveBlocker.stop = (id) => {
      record.awake.delete(id);
      return stop(id);
    };
  });

/** What is outside of the windows now. */
export const readOutside = ({ electron }: DesktopApp): Promise<Outside> =>
  electron.evaluate(() => {
    const { toolTip, menu, badge, notices, open, keys, awake } = Reflect.get(globalThis, 'outside') as Kept;
    return {
      toolTip,
      menu: Object.fromEntries(menu?.items.map(({ id, label, enabled }) => [id, { label, isEnabled: enabled }]) ?? []),
      notices: notices.map((notice) => ({ title: notice.title, body: notice.body, isOpen: open.has(notice) })),
      badge,
      keys: [...keys.keys()],
      awake: awake.size,
    };
  });

/** Chooses an item of the tray's menu. */
export const clickTray = ({ electron }: DesktopApp, id: string): Promise<void> =>
  electron.evaluate((_electron, wanted) => {
    const { menu } = Reflect.get(globalThis, 'outside') as Kept;
    menu?.getMenuItemById(wanted)?.click();
  }, id);

/** Presses a global shortcut, as the system would tell it. */
export const pressKeys = ({ electron }: DesktopApp, accelerator: string): Promise<void> =>
  electron.evaluate((_electron, wanted) => {
    const { keys } = Reflect.get(globalThis, 'outside') as Kept;
    keys.get(wanted)?.();
  }, accelerator);

/** Clicks the newest notification, or one of its buttons by place. */
export const clickNotice = ({ electron }: DesktopApp, button: number | null = null): Promise<void> =>
  electron.evaluate((_electron, actionIndex) => {
    const { notices } = Reflect.get(globalThis, 'outside') as Kept;
    if (actionIndex === null) notices.at(-1)?.emit('click', {});
    else notices.at(-1)?.emit('action', { actionIndex });
  }, button);

/** Does something to the main window, as its frame or the desktop would. */
export const handleWindow = ({ electron }: DesktopApp, wish: 'blur' | 'hide' | 'show' | 'close'): Promise<void> =>
  electron.evaluate(({ BrowserWindow }, method) => BrowserWindow.getAllWindows()[0]?.[method](), wish);

/** Whether the main window can be seen. */
export const isShown = ({ electron }: DesktopApp): Promise<boolean> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
