import { useRouterState } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { HistoryIcon, HomeIcon, SettingsIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { Wordmark } from '#renderer/ui/Wordmark.tsx';
import styles from './AppHeader.module.css';
import { useServices } from './services-context.ts';

interface NavItemProps {
  readonly href: string;
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly current: boolean;
  /** A number to notice, and what it means. */
  readonly badge?: { readonly count: number; readonly label: string } | undefined;
}

const NavItem = ({ href, label, Icon, current, badge }: NavItemProps) => (
  <AppLink href={href} className={styles.item} aria-current={current ? 'page' : undefined}>
    <Icon aria-hidden size={21} />
    <span className={styles.itemLabel}>{label}</span>
    {badge ? (
      <span className={styles.badge} data-testid="missed-badge">
        <span aria-hidden>{badge.count}</span>
        <span className={styles.forReaders}>{badge.label}</span>
      </span>
    ) : null}
  </AppLink>
);

/** Name of the app, the three places, and who is using it. */
export const AppHeader = () => {
  const { t } = useTranslation();
  const { account, recent } = useServices();
  const person = useStore(account.identity);
  const calls = useStore(recent.store);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const missed = calls.kind === 'ready' ? calls.unseenMissed : 0;
  return (
    <header className={styles.header}>
      <AppLink href={paths.home} className={styles.brand} aria-label="Beckon">
        <Wordmark height={30} />
      </AppLink>
      <nav className={styles.nav} aria-label={t('nav.label')}>
        <NavItem href={paths.home} label={t('nav.home')} Icon={HomeIcon} current={path === paths.home} />
        <NavItem
          href={paths.history}
          label={t('nav.calls')}
          Icon={HistoryIcon}
          current={path === paths.history}
          badge={missed > 0 ? { count: missed, label: t('nav.missed', { count: missed }) } : undefined}
        />
        <NavItem
          href={paths.settings}
          label={t('nav.settings')}
          Icon={SettingsIcon}
          current={path === paths.settings}
        />
      </nav>
      {person.kind === 'nobody' ? null : (
        <AppLink href={paths.settings} className={styles.person}>
          <PersonBadge name={person.user.username} size={34} />
          <span className={styles.personName}>{person.user.username}</span>
          <span className={styles.forReaders}>{t('nav.yourSettings')}</span>
        </AppLink>
      )}
    </header>
  );
};
