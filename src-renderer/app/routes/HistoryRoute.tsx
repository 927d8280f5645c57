import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { HistoryScreen } from '#renderer/features/history/HistoryScreen.tsx';
import { RequireAccount } from '../RequireAccount.tsx';
import { useServices } from '../services-context.ts';

/** `/history` */
export const HistoryRoute = () => {
  const { account, recent } = useServices();
  const [now] = useState(() => Date.now());
  const address = useSearch({ from: '/frame/history' });
  return (
    <RequireAccount>
      <HistoryScreen rest={account.rest} recent={recent} now={now} address={address} />
    </RequireAccount>
  );
};
