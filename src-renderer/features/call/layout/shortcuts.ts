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
