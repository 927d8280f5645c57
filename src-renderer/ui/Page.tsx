import type { ReactNode } from 'react';
import styles from './Page.module.css';
import { ScreenHeading } from './ScreenHeading.tsx';

export interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A page of text and lists with its heading. */
export const Page = ({ title, lead, children }: PageProps) => (
  <div className={styles.page}>
    <header className={styles.head}>
      <ScreenHeading className={styles.title}>{title}</ScreenHeading>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
    </header>
    {children}
  </div>
);
