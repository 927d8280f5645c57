import { globalShortcut } from 'electron';

/** Whether the system gives a shortcut away. Whoever uses it registers it afterwards. */
export const canTakeShortcut = (accelerator: string): boolean => {
  if (globalShortcut.isRegistered(accelerator)) return true;
  try {
    if (!globalShortcut.register(accelerator, () => undefined)) return false;
  } catch {
    return false;
  }
  globalShortcut.unregister(accelerator);
  return true;
};
