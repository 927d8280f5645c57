import type { ReactNode } from 'react';
import styles from './Panel.module.css';

/** What a panel says while it has nothing to show. */
export const PanelEmpty = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles.empty}>{children}</p>
);
