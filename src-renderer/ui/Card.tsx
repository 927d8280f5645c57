import type { ReactNode } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  readonly children: ReactNode;
  readonly labelledBy?: string;
  readonly className?: string;
  /** The light of the beacon in the corner: for the one card that matters most on its page. */
  readonly glow?: boolean;
}

/** A raised surface; a named region when it has a heading. */
export const Card = ({ children, labelledBy, className = '', glow = false }: CardProps) =>
  labelledBy ? (
    <section aria-labelledby={labelledBy} className={`${styles.card} ${className}`} data-glow={glow}>
      {children}
    </section>
  ) : (
    <div className={`${styles.card} ${className}`} data-glow={glow}>
      {children}
    </div>
  );
