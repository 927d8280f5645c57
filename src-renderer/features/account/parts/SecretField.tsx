import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A password, which can be shown while it is typed. */
export const SecretField = (props: PasswordInputProps) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <PasswordInput
      {...props}
      size="md"
      withAsterisk={false}
      visible={isShown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{
        'aria-label': isShown ? t('people.form.hidePassword') : t('people.form.showPassword'),
        // The kit hides it from keyboards and screen readers.
        'aria-hidden': false,
        tabIndex: 0,
      }}
    />
  );
};
