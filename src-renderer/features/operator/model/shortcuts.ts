/** What keys do in front of the wall. */
export type ControlShortcut =
  | 'mute'
  | 'muteAll'
  | 'remove'
  | 'enlarge'
  | 'listen'
  | 'lock'
  | 'end'
  | 'film'
  | 'alerts'
  | 'person'
  | 'videos'
  | 'links'
  | 'log'
  | 'help';

/** One key each, and the words for the help sheet. */
export const controlShortcuts = [
  { key: 'm', action: 'mute', label: 'operator.shortcut.mute' },
  { key: 'a', action: 'muteAll', label: 'operator.shortcut.muteAll' },
  { key: 'r', action: 'remove', label: 'operator.shortcut.remove' },
  { key: 'f', action: 'enlarge', label: 'operator.shortcut.enlarge' },
  { key: 's', action: 'listen', label: 'operator.shortcut.listen' },
  { key: 'l', action: 'lock', label: 'operator.shortcut.lock' },
  { key: 'e', action: 'end', label: 'operator.shortcut.end' },
  { key: 'p', action: 'film', label: 'operator.shortcut.film' },
  { key: '1', action: 'alerts', label: 'operator.shortcut.alerts' },
  { key: '2', action: 'person', label: 'operator.shortcut.person' },
  { key: '3', action: 'videos', label: 'operator.shortcut.videos' },
  { key: '4', action: 'links', label: 'operator.shortcut.links' },
  { key: '5', action: 'log', label: 'operator.shortcut.log' },
  { key: '?', action: 'help', label: 'operator.shortcut.help' },
] as const satisfies readonly { key: string; action: ControlShortcut; label: string }[];

/** The key of an action, as it stands on the keyboard. */
export const keyOf = (action: ControlShortcut): string =>
  controlShortcuts.find((shortcut) => shortcut.action === action)?.key.toUpperCase() ?? '';
