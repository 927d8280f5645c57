import { useEffect, useState } from 'react';
import { SetUpScreen } from '#renderer/features/account/SetUpScreen.tsx';
import { paths } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useServices } from '../services-context.ts';

/** `/setup#token`: the part behind the mark never leaves the browser, and is taken out of the address at once. */
export const SetUpRoute = () => {
  const { account } = useServices();
  const go = useGo();
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => window.history.replaceState(window.history.state, '', paths.setUp), []);
  return <SetUpScreen tools={account} token={token} onSignedIn={() => go(paths.home)} />;
};
