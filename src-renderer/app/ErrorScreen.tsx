import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { AlertIcon } from '#renderer/ui/icons.ts';
import { copyDetails } from './error-details.ts';

/** A bug reached the page: says so, keeps the way out, and hands the details over. */
export const ErrorScreen = ({ error }: ErrorComponentProps) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <main>
      <CenteredScreen
        icon={<AlertIcon size={34} />}
        title={t('error.title')}
        actions={
          <>
            <Button onClick={() => window.location.reload()}>{t('error.reload')}</Button>
            <Button variant="default" onClick={() => void copyDetails(error).then(setCopied)}>
              <span aria-live="polite">{copied ? t('invite.copied') : t('error.copy')}</span>
            </Button>
          </>
        }
      >
        <p role="alert">{t('error.text')}</p>
      </CenteredScreen>
    </main>
  );
};
