import type { ReactNode } from 'react';
import styles from './Callout.module.css';
import { AlertIcon } from './icons.ts';

export interface CalloutProps {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read out as soon as it appears. */
  readonly announce?: boolean;
}

/** A calm box that explains a problem and offers the next step. */
export const Callout = ({ tone, title, children, action, announce = false }: CalloutProps) => (
  <div className={styles.box} data-tone={tone} role={announce ? 'alert' : undefined}>
    <AlertIcon aria-hidden size={20} className={styles.icon} />
    <div className={styles.words}>
      {title ? <p className={styles.title}>{title}</p> : null}
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  </div>
);
