import { DatePickerInput, DatesProvider, TimePicker } from '@mantine/dates';
import 'dayjs/locale/es';
import 'dayjs/locale/fr';
import { useTranslation } from 'react-i18next';
import { ClockIcon, CalendarIcon } from '#renderer/ui/icons.ts';
import { useLocale } from '../hooks/use-locale.ts';
import type { AppointmentDraft } from '../model/appointment-draft.ts';
import styles from './AppointmentFields.module.css';

export interface WhenFieldsProps {
  readonly draft: Pick<AppointmentDraft, 'day' | 'time'>;
  readonly onEdit: (change: Partial<AppointmentDraft>) => void;
  readonly errors: Readonly<Record<'day' | 'time', string | undefined>>;
}

/** Day and time. */
export const WhenFields = ({ draft, onEdit, errors }: WhenFieldsProps) => {
  const { t, i18n } = useTranslation();
  const { firstWeekday, halfDays } = useLocale();
  return (
    <DatesProvider
      settings={{
        locale: i18n.language.slice(0, 2),
        firstDayOfWeek: firstWeekday === 7 ? 0 : firstWeekday,
        weekendDays: [],
      }}
    >
      <div className={styles.row}>
        <DatePickerInput
          label={t('appointments.form.date')}
          size="md"
          valueFormat={halfDays ? 'MMM D, YYYY' : 'D MMM YYYY'}
          leftSection={<CalendarIcon aria-hidden size={18} />}
          value={draft.day}
          onChange={(day) => onEdit({ day })}
          error={errors.day}
          previousLabel={t('appointments.nav.previousMonth')}
          nextLabel={t('appointments.nav.nextMonth')}
          popoverProps={{ withinPortal: true }}
          data-testid="field-date"
        />
        <TimePicker
          label={t('appointments.form.time')}
          size="md"
          format={halfDays ? '12h' : '24h'}
          minutesStep={5}
          leftSection={<ClockIcon aria-hidden size={18} />}
          value={draft.time}
          onChange={(time) => onEdit({ time })}
          error={errors.time}
          hoursInputLabel={t('appointments.form.hour')}
          minutesInputLabel={t('appointments.form.minute')}
          amPmInputLabel={t('appointments.form.halfDay')}
          data-testid="field-time"
        />
      </div>
    </DatesProvider>
  );
};
