import { type Source, createEmitter } from '#shared/kernel/emitter.ts';
import { type Settings, readSettings } from './settings-schema.ts';

/** Where settings are kept: one JSON value. */
export interface SettingsFile {
  read(): unknown;
  write(value: unknown): void;
}

/** What this app remembers, apart from secrets. */
export interface SettingsStore {
  readonly read: () => Settings;
  /** Keeps the change at once. */
  change(change: Partial<Omit<Settings, 'version'>>): void;
  readonly changes: Source<Settings>;
}

/** Reads the file once, brought up to date; from then on it only writes. */
export const openSettings = (file: SettingsFile): SettingsStore => {
  const changes = createEmitter<Settings>();
  let settings = readSettings(file.read());
  return {
    read: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      file.write(settings);
      changes.emit(settings);
    },
    changes,
  };
};
