import { useTranslation } from 'react-i18next';
import { AppLink } from '#renderer/ui/navigation.tsx';
import type { NavPlace } from '../nav-places.ts';
import styles from './AppNav.module.css';

export interface NavItemProps {
  readonly place: NavPlace;
  readonly current: boolean;
  /** A number to notice, and what it means. */
  readonly badge?: { readonly count: number; readonly label: string } | undefined;
}

/** One place in sight. */
export const NavItem = ({ place: { path, label, Icon }, current, badge }: NavItemProps) => {
  const { t } = useTranslation();
  return (
    <AppLink href={path} className={styles.item} aria-current={current ? 'page' : undefined}>
      <Icon aria-hidden size={21} />
      <span className={styles.label}>{t(label)}</span>
      {badge ? (
        <span className={styles.badge} data-testid="missed-badge">
          <span aria-hidden>{badge.count}</span>
          <span className={styles.forReaders}>{badge.label}</span>
        </span>
      ) : null}
    </AppLink>
  );
};
