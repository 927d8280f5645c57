import type { GlobalShortcut } from 'electron';
import type { SettingsStore } from '../settings/settings.ts';
import { type CallDesk, callIn } from './call-desk.ts';

interface ShortcutParts {
  readonly desk: CallDesk;
  readonly settings: Pick<SettingsStore, 'read' | 'changes'>;
  readonly shortcuts: Pick<GlobalShortcut, 'register' | 'unregister'>;
  /** The system does not give it: another program has it, or there is no such key. */
  readonly refused: (accelerator: string) => void;
}

const tryRegister = (shortcuts: ShortcutParts['shortcuts'], accelerator: string, press: () => void): boolean => {
  try {
    return shortcuts.register(accelerator, press);
  } catch {
    // Not a name of keys.
    return false;
  }
};

/** Switches the microphone from whatever program is in front. Other programs have the keys back when the call ends. */
export const serveMuteShortcut = ({ desk, settings, shortcuts, refused }: ShortcutParts): void => {
  /** What was asked of the system last. */
  let tried: string | null = null;
  let isHeld = false;
  /** Said once for each choice of keys, not at every call. */
  let toldOf: string | null = null;
  const press = (): void => desk.command({ kind: 'toggleMicrophone' });
  const adjust = (): void => {
    const isInCall = callIn(desk.state()) !== null;
    const wanted = isInCall ? settings.read().muteShortcut : null;
    if (wanted === tried) return;
    if (isHeld && tried !== null) shortcuts.unregister(tried);
    tried = wanted;
    isHeld = wanted !== null && tryRegister(shortcuts, wanted, press);
    if (wanted === null || isHeld || wanted === toldOf) return;
    toldOf = wanted;
    refused(wanted);
  };
  desk.changes.on(adjust);
  settings.changes.on(adjust);
};

/** A shortcut in words that are on the keys. */
export const keysOf = (accelerator: string, platform: NodeJS.Platform): string =>
  accelerator.replace(/CommandOrControl|CmdOrCtrl/, platform === 'darwin' ? 'Cmd' : 'Ctrl');
