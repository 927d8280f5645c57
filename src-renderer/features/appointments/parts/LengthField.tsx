import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface LengthFieldProps {
  readonly value: number;
  readonly onChange: (minutes: number) => void;
  readonly error: string | undefined;
}

/** How long it is planned to be. */
export const LengthField = ({ value, onChange, error }: LengthFieldProps) => {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={t('appointments.form.minutes')}
      size="md"
      value={value}
      onChange={(minutes) => onChange(typeof minutes === 'number' ? minutes : Number.NaN)}
      allowDecimal={false}
      allowNegative={false}
      step={5}
      min={1}
      max={1440}
      clampBehavior="none"
      error={error}
    />
  );
};
