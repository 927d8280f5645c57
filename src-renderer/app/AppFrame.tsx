import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './AppFrame.module.css';
import { AppHeader } from './AppHeader.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';

/** Header and content of all pages outside a meeting. */
export const AppFrame = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <AppHeader />
      <main id="content" className={styles.main} tabIndex={-1}>
        <ConnectionNotice />
        <Outlet />
      </main>
    </div>
  );
};
