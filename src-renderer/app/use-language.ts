import { useTranslation } from 'react-i18next';
import { chooseCaptionLanguage } from '#renderer/features/settings/index.ts';
import { toLanguage, type Language } from '#renderer/ui/languages.ts';
import { useServices } from './services-context.ts';

/** The language of the app, and the way to change it here and for the captions on the server. */
export const useLanguage = (): { readonly language: Language; readonly choose: (language: Language) => void } => {
  const { i18n } = useTranslation();
  const { account } = useServices();
  const choose = (language: Language) => {
    void i18n.changeLanguage(language);
    if (account.identity.getState().kind === 'account') void chooseCaptionLanguage(account.rest, language);
  };
  return { language: toLanguage(i18n.language), choose };
};
