import { Button, Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon, CheckIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import type { EmailProof } from './model/email-proof.ts';
import { failureTextOf } from './model/failure-texts.ts';

/** Where the link of a mail leads that proves an address. */
export const VerifyEmailScreen = ({ proof }: { readonly proof: EmailProof }) => {
  const { t } = useTranslation();
  const go = useGo();
  const view = useStore(proof.store);
  useEffect(() => void proof.start(), [proof]);
  const home = <Button onClick={() => go(paths.home)}>{t('common.toHome')}</Button>;
  if (view.kind === 'asking')
    return <CenteredScreen icon={<Loader color="beacon" size={34} />} title={t('people.verify.asking')} />;
  if (view.kind === 'proven')
    return (
      <CenteredScreen icon={<CheckIcon size={34} />} title={t('people.verify.doneTitle')} actions={home}>
        <p role="status">{t('people.verify.done', { email: view.email ?? '' })}</p>
      </CenteredScreen>
    );
  const text = failureTextOf('verify', view.failure);
  return (
    <CenteredScreen icon={<AlertIcon size={34} />} title={t('people.verify.failedTitle')} actions={home}>
      {text ? <p role="alert">{t(text)}</p> : <FailureNote failure={view.failure} onRetry={() => void proof.start()} />}
    </CenteredScreen>
  );
};
