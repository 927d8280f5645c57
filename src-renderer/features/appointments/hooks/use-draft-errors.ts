import { useTranslation } from 'react-i18next';
import type { DraftProblems } from '../model/appointment-draft.ts';

type Errors = Readonly<Record<keyof DraftProblems, string | undefined>>;

/** What is missing in a form, in words, by field. */
export const useDraftErrors = (problems: DraftProblems): Errors => {
  const { t } = useTranslation();
  return {
    client: problems.client
      ? problems.client === 'missing'
        ? t('appointments.form.needed.client')
        : t('appointments.form.needed.sameAsProvider')
      : undefined,
    provider: problems.provider ? t('appointments.form.needed.provider') : undefined,
    day: problems.day ? t('appointments.form.needed.day') : undefined,
    time: problems.time ? t('appointments.form.needed.time') : undefined,
    minutes: problems.minutes ? t('appointments.form.needed.minutes') : undefined,
    type: problems.type ? t('appointments.form.needed.type') : undefined,
  };
};
