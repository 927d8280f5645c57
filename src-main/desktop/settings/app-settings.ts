import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import type { AppSettings, SettingsOutcome } from '#shared/ipc/index.ts';
import type { LoginItem } from './login-item.ts';
import type { SettingsStore } from './settings.ts';

/** What a person sets for this app, some of it kept by the system. */
export interface AppSettingsDesk {
  readonly read: () => AppSettings;
  /** Keeps all of the change, or none when the system has a reason against it. */
  readonly change: (change: Partial<AppSettings>) => SettingsOutcome;
  readonly changes: Source<AppSettings>;
}

interface DeskParts {
  readonly settings: SettingsStore;
  readonly loginItem: LoginItem;
  /** Whether the system gives a shortcut away. */
  readonly canTakeShortcut: (accelerator: string) => boolean;
}

const withoutGaps = <T extends object>(change: T): T =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;

/** Builds the desk over what is remembered. */
export const createAppSettings = ({ settings, loginItem, canTakeShortcut }: DeskParts): AppSettingsDesk => {
  const changes = createEmitter<AppSettings>();
  const read = (): AppSettings => {
    const { closeToTray, ringWindow, miniCall, muteShortcut, updateFeed } = settings.read();
    return { startAtLogin: loginItem.isOn(), closeToTray, ringWindow, miniCall, muteShortcut, updateFeed };
  };
  const setLoginItem = (isOn: boolean): SettingsOutcome => {
    try {
      if (isOn !== loginItem.isOn()) loginItem.set(isOn);
      return { kind: 'changed' };
    } catch (failure) {
      return { kind: 'noLoginItem', why: failure instanceof Error ? failure.message : String(failure) };
    }
  };
  return {
    read,
    changes,
    change(change) {
      const { startAtLogin, ...kept } = withoutGaps(change);
      const { muteShortcut } = kept;
      const isOther = typeof muteShortcut === 'string' && muteShortcut !== settings.read().muteShortcut;
      if (isOther && !canTakeShortcut(muteShortcut)) return { kind: 'shortcutTaken' };
      const outcome = startAtLogin === undefined ? ({ kind: 'changed' } as const) : setLoginItem(startAtLogin);
      if (outcome.kind === 'changed') {
        settings.change(kept);
        changes.emit(read());
      }
      return outcome;
    },
  };
};
