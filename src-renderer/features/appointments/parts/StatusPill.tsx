import { useTranslation } from 'react-i18next';
import type { AppointmentStatus } from '../model/appointment.ts';
import { statusKeys } from '../model/word-keys.ts';
import styles from './StatusPill.module.css';

/** The status of an appointment, in colour and words. */
export const StatusPill = ({ status }: { readonly status: AppointmentStatus }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.pill} data-status={status} data-testid="appointment-status">
      {t(statusKeys[status])}
    </span>
  );
};
