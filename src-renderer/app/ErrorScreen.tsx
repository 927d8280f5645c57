import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText, findDesktop } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { AlertIcon } from '#renderer/ui/icons.ts';

/** The desktop app's own report; a bridge that fails as well must not take the rest away. */
const readReport = async (): Promise<readonly string[]> => {
  try {
    const report = await findDesktop()?.ask.appDetails(undefined);
    return report === undefined ? [] : ['', report];
  } catch (failure) {
    return ['', String(failure)];
  }
};

const copyDetails = async (error: unknown): Promise<boolean> => {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const facts = [new Date().toISOString(), window.location.pathname, navigator.userAgent, trace];
  return copyText([...facts, ...(await readReport())].join('\n'));
};

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
