import type { SettingsModel } from '../preferences/settings.ts';

/** Gives a page without the kit the light that was chosen, now and later, here or in another window. */
export const followLight = ({ store }: SettingsModel): void => {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const { theme } = store.getState();
    const isDark = theme === 'dark' || (theme === 'auto' && system.matches);
    document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
  };
  apply();
  store.subscribe(apply);
  system.addEventListener('change', apply);
};
