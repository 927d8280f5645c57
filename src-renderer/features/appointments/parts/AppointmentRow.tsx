import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useKind } from '../hooks/use-kind.ts';
import { useLocale } from '../hooks/use-locale.ts';
import { type Appointment, type Viewer, endsAt, otherOf, partOf } from '../model/appointment.ts';
import { paymentKeys } from '../model/word-keys.ts';
import styles from './AppointmentRow.module.css';
import { StatusPill } from './StatusPill.tsx';

export interface AppointmentRowProps {
  readonly appointment: Appointment;
  readonly viewer: Viewer;
  /** Said where no heading says it. */
  readonly day?: string | undefined;
}

/** One appointment in a list: when, with whom, what kind, how it stands. Leads to the appointment. */
export const AppointmentRow = ({ appointment, viewer, day }: AppointmentRowProps) => {
  const { t } = useTranslation();
  const { times } = useLocale();
  const kind = useKind();
  const { client, provider, payment, startsAt, status, type } = appointment;
  const isOthers = partOf(appointment, viewer) === 'none';
  const other = otherOf(appointment, viewer);
  const isUnpaid = payment !== 'completed' && status !== 'cancelled' && status !== 'completed';
  const facts = [kind(type), isUnpaid ? t(paymentKeys[payment]) : null].filter((fact) => fact !== null);
  return (
    <li>
      <AppLink
        href={paths.appointment(appointment.id)}
        className={styles.row}
        data-testid="appointment-row"
        data-status={status}
      >
        <span className={styles.when}>
          {day ? <span className={styles.day}>{day}</span> : null}
          <time dateTime={new Date(startsAt).toISOString()}>{times.range(startsAt, endsAt(appointment))}</time>
        </span>
        <PersonBadge name={other.name} size={38} />
        <span className={styles.words}>
          <span className={styles.name}>
            {isOthers ? t('appointments.between', { client: client.name, provider: provider.name }) : other.name}
          </span>
          <span className={styles.facts}>{facts.join(' · ')}</span>
        </span>
        <StatusPill status={status} />
      </AppLink>
    </li>
  );
};
