import type { Presence } from '../model/profile.ts';
import styles from './PresenceDot.module.css';

/** How somebody shows, told by colour and by form; the words stand beside it. */
export const PresenceDot = ({ status }: { readonly status: Presence }) => (
  <span aria-hidden className={styles.dot} data-status={status} />
);
