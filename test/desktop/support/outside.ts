import type { Menu, Notification } from 'electron';
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
    const { app, globalShortcut, powerSaveBlocker, Tray, Notification } = parts;
    type Heard = (call: {
      readonly self: unknown;
      readonly args: readonly unknown[];
      readonly result: unknown;
    }) => void;
    const listen = <T extends object>(owner: T, name: keyof T & string, heard: Heard): void => {
      const method = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
      Reflect.set(owner, name, function hear(this: unknown, ...args: unknown[]) {
        const result = Reflect.apply(method, this, args);
        heard({ self: this, args, result });
        return result;
      });
    };
    listen(Tray.prototype, 'setToolTip', ({ args: [given] }) => (record.toolTip = String(given)));
    listen(Tray.prototype, 'setContextMenu', ({ args: [given] }) => (record.menu = given as Menu));
    listen(Notification.prototype, 'show', ({ self }) => {
      record.notices.push(self as Notification);
      record.open.add(self as Notification);
    });
    listen(Notification.prototype, 'close', ({ self }) => record.open.delete(self as Notification));
    listen(app, 'setBadgeCount', ({ args: [given] }) => (record.badge = Number(given)));
    listen(globalShortcut, 'register', ({ args: [keys, press], result }) => {
      if (result === true) record.keys.set(String(keys), press as () => void);
    });
    listen(globalShortcut, 'unregister', ({ args: [keys] }) => record.keys.delete(String(keys)));
    listen(powerSaveBlocker, 'start', ({ result }) => record.awake.add(Number(result)));
    listen(powerSaveBlocker, 'stop', ({ args: [given] }) => record.awake.delete(Number(given)));
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
