import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { useStore } from 'zustand';
import { NavigationProvider } from '#renderer/ui/navigation.tsx';
import { AppointmentWatch } from './appointments/AppointmentWatch.tsx';
import { withTexts } from './i18n.ts';
import { useServices } from './services-context.ts';

const RingDialog = lazy(async () => ({
  default: (await import('#renderer/features/incoming/ring-chunk.ts')).RingDialog,
}));

const ReminderToasts = lazy(async () => ({
  default: (await withTexts(['people'], import('#renderer/features/schedule/ReminderToasts.tsx'))).ReminderToasts,
}));

/** Around every page: the way to other pages, the ring of incoming calls, and what appointments ask for. */
export const RootLayout = () => {
  const router = useRouter();
  const { ring: rings, live, account } = useServices();
  const ring = useStore(rings.store);
  const person = useStore(account.identity);
  const hasLine = useStore(live.store) !== null;
  const go = useCallback((href: string) => void router.navigate({ href }), [router]);
  return (
    <NavigationProvider value={go}>
      <Outlet />
      <AppointmentWatch />
      {ring.kind === 'ringing' ? (
        <Suspense>
          <RingDialog key={ring.callId} ring={ring} />
        </Suspense>
      ) : null}
      {person.kind === 'account' && hasLine ? (
        <Suspense>
          <ReminderToasts connection={live.store} selfId={person.user.id} />
        </Suspense>
      ) : null}
    </NavigationProvider>
  );
};
