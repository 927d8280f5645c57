import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { NAME_PART_LIMIT } from '../model/form-rules.ts';
import styles from './AccountPage.module.css';

interface Names {
  firstName: string;
  lastName: string;
}

/** First and last name of a form that has both. */
export const NameFields = <V extends Names>({ form }: { readonly form: UseFormReturnType<V> }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.names}>
      <TextInput
        {...form.getInputProps('firstName')}
        key={form.key('firstName')}
        label={t('people.form.firstName')}
        autoComplete="given-name"
        maxLength={NAME_PART_LIMIT}
      />
      <TextInput
        {...form.getInputProps('lastName')}
        key={form.key('lastName')}
        label={t('people.form.lastName')}
        autoComplete="family-name"
        maxLength={NAME_PART_LIMIT}
      />
    </div>
  );
};
