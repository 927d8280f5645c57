/** What keys do in a call. */
export type ShortcutAction =
  'microphone' | 'camera' | 'screen' | 'chat' | 'participants' | 'captions' | 'invite' | 'fullScreen' | 'help';

/** One key each, and the words for the help sheet. */
export const shortcuts = [
  { key: 'm', action: 'microphone', label: 'call.shortcut.microphone' },
  { key: 'v', action: 'camera', label: 'call.shortcut.camera' },
  { key: 's', action: 'screen', label: 'call.shortcut.screen' },
  { key: 'c', action: 'chat', label: 'call.shortcut.chat' },
  { key: 'p', action: 'participants', label: 'call.shortcut.participants' },
  { key: 't', action: 'captions', label: 'call.shortcut.captions' },
  { key: 'i', action: 'invite', label: 'call.shortcut.invite' },
  { key: 'f', action: 'fullScreen', label: 'call.shortcut.fullScreen' },
  { key: '?', action: 'help', label: 'call.shortcut.help' },
] as const satisfies readonly { key: string; action: ShortcutAction; label: string }[];

/** The key of an action, as it stands on the keyboard. */
export const keyOf = (action: ShortcutAction): string =>
  shortcuts.find((shortcut) => shortcut.action === action)?.key.toUpperCase() ?? '';

/** The part of a key press that matters. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'target'>;

const WRITING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"] *';

const isWriting = (target: EventTarget | null): boolean => target instanceof Element && target.matches(WRITING);

/** What a key press asks for; null while somebody types, with modifiers, and for a key that is held down. */
export const shortcutOf = (press: KeyPress): ShortcutAction | null => {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || isWriting(press.target)) return null;
  return shortcuts.find(({ key }) => key === press.key.toLowerCase())?.action ?? null;
};
