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

/** A key that goes down on an element. */
export type KeyDown = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'repeat' | 'preventDefault'>;

/** With Shift, Enter does something else than pressing the button; null leaves the key to the button. */
export const onShiftEnter = (event: KeyDown, action: (() => void) | null): void => {
  if (event.key !== 'Enter' || !event.shiftKey || !action) return;
  event.preventDefault();
  if (!event.repeat) action();
};
