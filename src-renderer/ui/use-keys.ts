import { useEffect, useEffectEvent } from 'react';
import { actionOf, type Shortcut } from './keyboard.ts';

/** What each key does now; null where it can do nothing. */
export type KeyHandlers<Action extends string> = Readonly<Record<Action, (() => void) | null>>;

/** Listens to the keyboard of the whole page while `active`. */
export const useKeys = <Action extends string>(
  shortcuts: readonly Shortcut<Action>[],
  handlers: KeyHandlers<Action>,
  active: boolean,
): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(shortcuts, event);
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
