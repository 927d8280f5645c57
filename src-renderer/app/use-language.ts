import { useStore } from 'zustand';
import type { Language } from '#renderer/ui/languages.ts';
import { useServices } from './services-context.ts';

/** The language of the app, and the way to change it. */
export const useLanguage = (): { readonly language: Language; readonly choose: (language: Language) => void } => {
  const { settings } = useServices();
  const { language } = useStore(settings.store);
  return { language, choose: (language) => settings.choose({ language }) };
};
