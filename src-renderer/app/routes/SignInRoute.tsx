import { useSearch } from '@tanstack/react-router';
import { safeTarget } from '#renderer/features/account/model/safe-target.ts';
import { SignInScreen } from '#renderer/features/account/SignInScreen.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import { useServices } from '../services-context.ts';

/** `/sign-in` */
export const SignInRoute = () => {
  const { account } = useServices();
  const go = useGo();
  const { to } = useSearch({ from: '/frame/sign-in' });
  return <SignInScreen tools={account} onSignedIn={() => go(safeTarget(to))} />;
};
