import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { loadNotices } from '#renderer/features/appointments/index.ts';
import { withTexts } from '../i18n.ts';
import { useServices } from '../services-context.ts';
import { useViewer } from '../use-viewer.ts';

const NoticesHost = lazy(async () => ({
  default: (await withTexts(['appointments'], loadNotices())).NoticesHost,
}));

/** Reminders, and who waits to be let in, on every page of the tab that has the account's connection. */
export const AppointmentWatch = () => {
  const { account, live } = useServices();
  const viewer = useViewer();
  const isConnected = useStore(live.store) !== null;
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  if (!viewer || !isConnected) return null;
  return (
    <Suspense>
      <NoticesHost rest={account.rest} line={live.store} viewer={viewer} pathname={pathname} />
    </Suspense>
  );
};
