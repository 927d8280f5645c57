import { useId, type ReactNode } from 'react';
import { Card } from '#renderer/ui/Card.tsx';
import styles from './SettingsCard.module.css';

/** One group of settings with its heading. */
export const SettingsCard = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const heading = useId();
  return (
    <Card labelledBy={heading}>
      <h2 id={heading} className={styles.heading}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
    </Card>
  );
};
