import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

/** The e-mail address by which an account signs in, of a form that has one. */
export const EmailField = <V extends { email: string }>({ form }: { readonly form: UseFormReturnType<V> }) => {
  const { t } = useTranslation();
  return (
    <TextInput
      {...form.getInputProps('email')}
      key={form.key('email')}
      label={t('people.form.emailLabel')}
      type="email"
      inputMode="email"
      autoComplete="username"
    />
  );
};
