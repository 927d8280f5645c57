import type { ReactNode } from 'react';
import '../account-styles.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import styles from './AccountPage.module.css';

export interface AccountPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Other ways to go on, below the card. */
  readonly below?: ReactNode;
}

/** One form in the middle of the page. */
export const AccountPage = ({ title, lead, children, below }: AccountPageProps) => (
  <div className={styles.page}>
    <Card glow>
      <ScreenHeading className={styles.title}>{title}</ScreenHeading>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
      <div className={styles.body}>{children}</div>
    </Card>
    {below ? <div className={styles.below}>{below}</div> : null}
  </div>
);
