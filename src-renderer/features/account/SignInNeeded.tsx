import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/platform/index.ts';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { LockIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';

export interface SignInNeededProps {
  /** The page that was asked for; signing in leads back to it. */
  readonly href: string;
  /** True when a sign-in was there and the server ended it. */
  readonly wasEnded: boolean;
}

/** Stands in the place of a page that only signed-in people see. */
export const SignInNeeded = ({ href, wasEnded }: SignInNeededProps) => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <CenteredScreen
      icon={<LockIcon size={34} />}
      title={wasEnded ? t('people.needed.endedTitle') : t('people.needed.title')}
      actions={
        <>
          <Button onClick={() => go(paths.signInFor(href))} data-testid="to-sign-in">
            {t('people.signIn.action')}
          </Button>
          <Button variant="default" onClick={() => go(paths.register)}>
            {t('people.signIn.register')}
          </Button>
        </>
      }
    >
      <p>{wasEnded ? t('people.needed.ended') : t('people.needed.text')}</p>
    </CenteredScreen>
  );
};
