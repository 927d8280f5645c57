import { useTranslation } from 'react-i18next';
import type { Alert } from '../model/alerts.ts';

/** Says what an alert is about, in the language of the app. */
export const useAlertText = (): ((alert: Alert) => string) => {
  const { t } = useTranslation();
  return ({ kind, quality, name: given }) => {
    const name = given || t('operator.unnamed');
    if (kind === 'quality')
      return quality === 'poor' ? t('operator.alert.poor', { name }) : t('operator.alert.fair', { name });
    if (kind === 'lost') return t('operator.alert.lost', { name });
    return kind === 'share' ? t('operator.alert.share', { name }) : t('operator.alert.waiting', { name });
  };
};
