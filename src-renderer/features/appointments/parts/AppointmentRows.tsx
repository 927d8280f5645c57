import type { ReactNode } from 'react';
import styles from './AppointmentRows.module.css';

/** A list of appointments; its rows fold when there is little room. */
export const AppointmentRows = ({ children }: { readonly children: ReactNode }) => (
  <ul className={styles.rows}>{children}</ul>
);
