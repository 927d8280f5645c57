import type { ReactNode } from 'react';
import styles from './CenteredScreen.module.css';
import { ScreenHeading } from './ScreenHeading.tsx';

export interface CenteredScreenProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done next; a screen like this is never a dead end. */
  readonly actions?: ReactNode;
}

/** One message in the middle of the page: link expired, call over, not found. */
export const CenteredScreen = ({ icon, title, children, actions }: CenteredScreenProps) => (
  <section className={styles.screen}>
    {icon ? (
      <div className={styles.beacon} aria-hidden>
        {icon}
      </div>
    ) : null}
    <ScreenHeading className={styles.title}>{title}</ScreenHeading>
    {children ? <div className={styles.text}>{children}</div> : null}
    {actions ? <div className={styles.actions}>{actions}</div> : null}
  </section>
);
