import styles from './PresenceDot.module.css';

/** How somebody shows to others. */
export type PresenceLook = 'online' | 'busy' | 'away' | 'offline';

/** How somebody shows, told by colour and by form; the words stand beside it. */
export const PresenceDot = ({ status }: { readonly status: PresenceLook }) => (
  <span aria-hidden className={styles.dot} data-status={status} />
);
