import Store from 'electron-store';
import type { SettingsFile } from './settings.ts';

/** A file in the app's data folder that only this user can read. A damaged one counts as empty. */
export const openStoredFile = (name: string): SettingsFile => {
  const store = new Store<{ content?: unknown }>({ name, configFileMode: 0o600, clearInvalidConfig: true });
  return {
    read: () => store.get('content'),
    write: (value) => store.set('content', value),
  };
};
