import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { SearchIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';

/** An address that leads nowhere. */
export const MissingScreen = () => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <main>
      <CenteredScreen
        icon={<SearchIcon size={34} />}
        title={t('missing.title')}
        actions={<Button onClick={() => go(paths.home)}>{t('common.toHome')}</Button>}
      >
        <p>{t('missing.text')}</p>
      </CenteredScreen>
    </main>
  );
};
