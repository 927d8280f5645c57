import { paths } from '#renderer/platform/index.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { Wordmark } from '#renderer/ui/Wordmark.tsx';
import styles from './MeetHeader.module.css';

/** The way home from around a meeting. */
export const MeetHeader = () => (
  <header className={styles.header}>
    <AppLink href={paths.home} className={styles.brand} aria-label="Beckon">
      <Wordmark height={30} />
    </AppLink>
  </header>
);
