import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { PersonButton } from '#renderer/features/account/index.ts';
import { paths } from '#renderer/platform/index.ts';
import { SignInIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { withTexts } from '../i18n.ts';
import { useServices } from '../services-context.ts';
import styles from './PersonCorner.module.css';

const load = () => withTexts(['people'], import('#renderer/features/account/PersonMenu.tsx'));
const PersonMenu = lazy(async () => ({ default: (await load()).PersonMenu }));

/** Who uses this browser, at the right of the header; or the way to say so. */
export const PersonCorner = () => {
  const { t } = useTranslation();
  const { account } = useServices();
  const person = useStore(account.identity);
  const [isWanted, setWanted] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  if (person.kind !== 'account')
    return pathname === paths.signIn ? null : (
      <AppLink href={paths.signIn} className={styles.signIn} data-testid="nav-sign-in">
        <SignInIcon aria-hidden size={19} />
        {t('nav.signIn')}
      </AppLink>
    );
  // The kit's menu weighs more than this page: it is fetched when a hand comes near.
  const button = (
    <PersonButton
      user={person.user}
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    />
  );
  return (
    <div className={styles.corner}>
      {isWanted ? (
        <Suspense fallback={button}>
          <PersonMenu key={person.user.id} tools={account} user={person.user} />
        </Suspense>
      ) : (
        button
      )}
    </div>
  );
};
