import { useTranslation } from 'react-i18next';
import type { Complaint } from '../model/form-rules.ts';

/** Turns rules into those of the kit's forms, with words in the language of the app. */
export const useComplaints = () => {
  const { t } = useTranslation();
  return (rule: (value: string) => Complaint | null) => (value: string) => {
    const complaint = rule(value);
    return complaint ? t(complaint) : null;
  };
};
