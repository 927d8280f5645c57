import type { SettingsStore } from '../settings/settings.ts';
import { installMenu } from './install-menu.ts';
import { type ActionParts, createMenuActions } from './menu-actions.ts';

/** Gives the app its menu. */
export const openMenu = (parts: ActionParts & { readonly settings: SettingsStore }): void =>
  installMenu({ ...parts, actions: createMenuActions(parts) });
