import { useEffect, useEffectEvent } from 'react';
import { shortcutOf, type ShortcutAction } from '../layout/shortcuts.ts';

/** What each key does now; null where it can do nothing. */
export type ShortcutHandlers = Readonly<Record<ShortcutAction, (() => void) | null>>;

/** Listens to the keyboard of the whole page while `active`. */
export const useShortcuts = (handlers: ShortcutHandlers, active: boolean): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = shortcutOf(event);
    const handle = action ? handlers[action] : null;
    if (!handle) return;
    event.preventDefault();
    handle();
  });
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [active]);
};
