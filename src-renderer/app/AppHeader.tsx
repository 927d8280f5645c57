import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { Wordmark } from '#renderer/ui/Wordmark.tsx';
import styles from './AppHeader.module.css';
import { AppNav } from './nav/AppNav.tsx';
import { PersonCorner } from './nav/PersonCorner.tsx';
import { useServices } from './services-context.ts';

/** Name of the app, its places, and who is using it; the control center's own window leads nowhere else. */
export const AppHeader = () => {
  const { isControlWindow } = useServices();
  return (
    <header className={styles.header}>
      <AppLink href={isControlWindow ? paths.control : paths.home} className={styles.brand} aria-label="Beckon">
        <Wordmark height={30} />
      </AppLink>
      {isControlWindow ? null : (
        <>
          <AppNav />
          <PersonCorner />
        </>
      )}
    </header>
  );
};
