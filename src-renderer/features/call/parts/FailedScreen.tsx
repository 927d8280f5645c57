import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon } from '#renderer/ui/icons.ts';
import { HomeButton } from './HomeButton.tsx';

export interface FailedScreenProps {
  readonly failure: { readonly code: string; readonly message: string };
  readonly onRetry: () => void;
}

/** The call could not be entered. */
export const FailedScreen = ({ failure, onRetry }: FailedScreenProps) => {
  const { t } = useTranslation();
  return (
    <CenteredScreen icon={<AlertIcon size={36} />} title={t('call.failed')} actions={<HomeButton />}>
      <FailureNote failure={failure} onRetry={onRetry} />
    </CenteredScreen>
  );
};
