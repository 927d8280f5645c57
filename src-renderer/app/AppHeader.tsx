import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { Wordmark } from '#renderer/ui/Wordmark.tsx';
import styles from './AppHeader.module.css';
import { AppNav } from './nav/AppNav.tsx';
import { useServices } from './services-context.ts';

/** Name of the app, its places, and who is using it. */
export const AppHeader = () => {
  const { t } = useTranslation();
  const person = useStore(useServices().account.identity);
  return (
    <header className={styles.header}>
      <AppLink href={paths.home} className={styles.brand} aria-label="Beckon">
        <Wordmark height={30} />
      </AppLink>
      <AppNav />
      {person.kind === 'nobody' ? null : (
        <AppLink href={paths.settings} className={styles.person}>
          <PersonBadge name={person.user.username} size={34} />
          <span className={styles.personName}>{person.user.username}</span>
          <span className={styles.forReaders}>{t('nav.yourSettings')}</span>
        </AppLink>
      )}
    </header>
  );
};
