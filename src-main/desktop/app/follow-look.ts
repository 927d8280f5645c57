import { nativeTheme } from 'electron';
import type { CallDesk } from '../call/call-desk.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { backgroundColor } from '../windows/app-window.ts';
import type { WindowRegistry } from '../windows/window-registry.ts';

/** Menus, title bars and dialogs have the language and light of the page, and keep them until another page says its own. */
export const followLook = (desk: CallDesk, settings: SettingsStore, windows: WindowRegistry): void => {
  const apply = () => {
    nativeTheme.themeSource = settings.read().theme;
  };
  apply();
  settings.changes.on(apply);
  nativeTheme.on('updated', () => {
    for (const window of windows.all()) window.setBackgroundColor(backgroundColor());
  });
  desk.changes.on(({ now }) => {
    const kept = settings.read();
    if (now && (now.language !== kept.language || now.theme !== kept.theme))
      settings.change({ language: now.language, theme: now.theme });
  });
};
