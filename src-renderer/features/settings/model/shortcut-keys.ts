import type { AppInfo } from '#renderer/platform/index.ts';

type Platform = AppInfo['platform'];

/** The part of a key press that a shortcut is made of. */
export type ShortcutPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const NAMED: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
};

/** With Shift or Alt a key may give another character than stands on it; then its place says which it is. */
const keyOf = ({ key, code }: ShortcutPress): string | null => {
  if (/^[a-z\d]$/i.test(key)) return key.toUpperCase();
  if (/^F\d{1,2}$/.test(key)) return key;
  return NAMED[key] ?? /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1] ?? null;
};

const modifiersOf = ({ ctrlKey, altKey, shiftKey, metaKey }: ShortcutPress, platform: Platform): readonly string[] => {
  const isMac = platform === 'darwin';
  const held = [
    (isMac ? metaKey : ctrlKey) && 'CommandOrControl',
    isMac && ctrlKey && 'Control',
    !isMac && metaKey && 'Super',
    altKey && 'Alt',
    shiftKey && 'Shift',
  ];
  return held.filter((name) => name !== false);
};

/** The pressed keys as Electron writes them; null while only modifiers are held, and for keys that have no name there. */
export const shortcutOf = (press: ShortcutPress, platform: Platform): string | null => {
  const key = keyOf(press);
  return key === null ? null : [...modifiersOf(press, platform), key].join('+');
};

const ON_MAC: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};

const ELSEWHERE: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  Control: 'Ctrl',
  Super: 'Super',
};

/** A shortcut as people of this system read it: `Ctrl + Shift + M`, `⌘⇧M`. */
export const showShortcut = (keys: string, platform: Platform): string => {
  const parts = keys.split('+');
  return platform === 'darwin'
    ? parts.map((part) => ON_MAC[part] ?? part).join('')
    : parts.map((part) => ELSEWHERE[part] ?? part).join(' + ');
};
