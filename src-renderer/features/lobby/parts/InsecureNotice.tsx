import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InsecurePage } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';

/** Explains why a page over plain http may not use camera and microphone, and leads to the one that may. */
export const InsecureNotice = ({ page }: { readonly page: InsecurePage }) => {
  const { t } = useTranslation();
  return (
    <Callout
      tone="warning"
      title={t('insecure.title')}
      action={
        <Group gap={10}>
          <Button component="a" href={page.secureUrl} size="sm">
            {t('insecure.open')}
          </Button>
          <Button component="a" href={page.trustUrl} size="sm" variant="default">
            {t('insecure.trust')}
          </Button>
        </Group>
      }
    >
      <p>{t('insecure.text')}</p>
    </Callout>
  );
};
