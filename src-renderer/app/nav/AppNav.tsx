import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { isAt, placesFor, splitPlaces } from '../nav-places.ts';
import { useServices } from '../services-context.ts';
import styles from './AppNav.module.css';
import { MoreButton } from './MoreButton.tsx';
import { NavItem } from './NavItem.tsx';
import { useNavSlots } from './use-nav-slots.ts';

// The kit's menu weighs more than this page; only those who see many places need it.
const MoreMenu = lazy(async () => ({ default: (await import('./MoreMenu.tsx')).MoreMenu }));

/** The places of the app: in the header, on phones at the bottom of the page. */
export const AppNav = () => {
  const { t } = useTranslation();
  const { self, recent } = useServices();
  const calls = useStore(recent.store);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const { inSight, inMenu } = splitPlaces(placesFor(useStore(self.store)), useNavSlots());
  const missed = calls.kind === 'ready' ? calls.unseenMissed : 0;
  const missedBadge = missed > 0 ? { count: missed, label: t('nav.missed', { count: missed }) } : undefined;
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      {inSight.map((place) => (
        <NavItem
          key={place.path}
          place={place}
          current={isAt(place, pathname)}
          badge={place.path === paths.history ? missedBadge : undefined}
        />
      ))}
      {inMenu.length > 0 ? (
        <Suspense fallback={<MoreButton current={false} />}>
          <MoreMenu places={inMenu} pathname={pathname} />
        </Suspense>
      ) : null}
    </nav>
  );
};
