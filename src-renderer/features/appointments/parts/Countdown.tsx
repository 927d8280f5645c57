import { clockText } from '#renderer/ui/duration.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import styles from './Countdown.module.css';

const DAY_MS = 86_400_000;

export interface CountdownProps {
  readonly label: string;
  readonly until: number;
}

/** A clock that runs down to a moment; nothing while that is more than a day away. Not read out every second. */
export const Countdown = ({ label, until }: CountdownProps) => {
  const leftMs = until - useNow(1000);
  if (leftMs > DAY_MS) return null;
  return (
    <p className={styles.clock} role="timer" aria-live="off" data-testid="countdown">
      <span className={styles.label}>{label}</span>
      <span className={styles.time}>{clockText(Math.max(0, leftMs))}</span>
    </p>
  );
};
