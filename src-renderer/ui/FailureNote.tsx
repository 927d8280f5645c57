import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Callout } from './Callout.tsx';
import { failureKeyOf } from './failure-keys.ts';

export interface FailureNoteProps {
  readonly failure: { readonly code: string; readonly message: string };
  readonly onRetry?: (() => void) | undefined;
}

/** Says in plain words what went wrong; the server's own sentence where no better one is known. */
export const FailureNote = ({ failure, onRetry }: FailureNoteProps) => {
  const { t } = useTranslation();
  const key = failureKeyOf(failure.code);
  const retry = onRetry ? (
    <Button size="xs" variant="default" onClick={onRetry}>
      {t('common.tryAgain')}
    </Button>
  ) : null;
  return (
    <Callout tone="danger" announce action={retry}>
      <p>{key ? t(key) : failure.message}</p>
    </Callout>
  );
};
