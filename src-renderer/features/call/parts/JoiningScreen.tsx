import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { HomeButton } from './HomeButton.tsx';

/** The call is being entered. */
export const JoiningScreen = () => {
  const { t } = useTranslation();
  return (
    <CenteredScreen icon={<Loader color="beacon" size={36} />} title={t('call.joining')} actions={<HomeButton />} />
  );
};
