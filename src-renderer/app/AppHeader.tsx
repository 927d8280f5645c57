import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { Wordmark } from '#renderer/ui/Wordmark.tsx';
import styles from './AppHeader.module.css';
import { AppNav } from './nav/AppNav.tsx';
import { PersonCorner } from './nav/PersonCorner.tsx';

/** Name of the app, its places, and who is using it. */
export const AppHeader = () => (
  <header className={styles.header}>
    <AppLink href={paths.home} className={styles.brand} aria-label="Beckon">
      <Wordmark height={30} />
    </AppLink>
    <AppNav />
    <PersonCorner />
  </header>
);
