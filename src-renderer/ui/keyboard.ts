/** One key that does something, as it stands on the keyboard. */
export interface Shortcut<Action extends string> {
  readonly key: string;
  readonly action: Action;
}

/** The part of a key press that matters. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'target'>;

const WRITING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="dialog"] *';

const isWriting = (target: EventTarget | null): boolean => target instanceof Element && target.matches(WRITING);

/** What a key press asks for; null while somebody types, with modifiers, and for a key that is held down. */
export const actionOf = <Action extends string>(
  shortcuts: readonly Shortcut<Action>[],
  press: KeyPress,
): Action | null => {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || isWriting(press.target)) return null;
  return shortcuts.find(({ key }) => key === press.key.toLowerCase())?.action ?? null;
};
