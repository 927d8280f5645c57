import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { SignInNeeded } from '#renderer/features/account/SignInNeeded.tsx';
import { useServices } from './services-context.ts';

/** Shows a page to those who are signed in, and to all others the way to do that. Needs the texts of `people`. */
export const RequireAccount = ({ children }: { readonly children: ReactNode }) => {
  const { account } = useServices();
  const person = useStore(account.identity);
  const isRefused = useStore(account.refused);
  const href = useRouterState({ select: (state) => state.location.href });
  return person.kind === 'account' && !isRefused ? children : <SignInNeeded href={href} wasEnded={isRefused} />;
};
