import type { ReactNode } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  readonly children: ReactNode;
  readonly labelledBy?: string;
  readonly className?: string;
}

/** A raised surface; a named region when it has a heading. */
export const Card = ({ children, labelledBy, className = '' }: CardProps) =>
  labelledBy ? (
    <section aria-labelledby={labelledBy} className={`${styles.card} ${className}`}>
      {children}
    </section>
  ) : (
    <div className={`${styles.card} ${className}`}>{children}</div>
  );
