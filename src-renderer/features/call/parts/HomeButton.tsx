import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';

/** The way out of everything around a call. */
export const HomeButton = () => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <Button variant="default" onClick={() => go(paths.home)} data-testid="to-home">
      {t('common.toHome')}
    </Button>
  );
};
