import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { durationText } from '#renderer/ui/duration.ts';
import { CheckIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { useLocale } from '../hooks/use-locale.ts';
import { type Appointment, sessionMs } from '../model/appointment.ts';
import styles from './SessionOver.module.css';

/** The session took place: how long it was. */
export const SessionOver = ({ appointment }: { readonly appointment: Appointment }) => {
  const { t, i18n } = useTranslation();
  const { times } = useLocale();
  const { client, provider, startedAt, endedAt } = appointment;
  const lasted = sessionMs(appointment);
  return (
    <CenteredScreen
      icon={<CheckIcon size={36} />}
      title={t('appointments.room.over.title')}
      actions={
        <>
          <Button component={AppLink} href={paths.appointments}>
            {t('appointments.back')}
          </Button>
          <Button component={AppLink} href={paths.appointment(appointment.id)} variant="default">
            {t('appointments.room.details')}
          </Button>
        </>
      }
    >
      {lasted === null ? null : (
        <p className={styles.lasted}>
          <span>{t('appointments.room.over.lasted')}</span>
          <strong className={styles.duration} data-testid="session-duration">
            {durationText(lasted, i18n.language)}
          </strong>
          {startedAt === null || endedAt === null ? null : (
            <span>{t('appointments.room.over.fromTo', { from: times.time(startedAt), to: times.time(endedAt) })}</span>
          )}
        </p>
      )}
      <p>
        {t('appointments.between', { client: client.name, provider: provider.name })}
        {', '}
        {times.fullDate(appointment.startsAt)}
      </p>
    </CenteredScreen>
  );
};
