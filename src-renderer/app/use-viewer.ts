import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useServices } from './services-context.ts';

/** Whoever is signed in, with the one right that screens ask about; null for visitors. */
export const useViewer = (): { readonly id: string; readonly name: string; readonly isAdmin: boolean } | null => {
  const { account, self } = useServices();
  const identity = useStore(account.identity);
  const { kind, ...rest } = useStore(self.store);
  const user = identity.kind === 'account' ? identity.user : null;
  const [id, name] = [user?.id, user?.username];
  const isAdmin = kind === 'account' && 'role' in rest && rest.role === 'admin';
  return useMemo(() => (id === undefined || name === undefined ? null : { id, name, isAdmin }), [id, name, isAdmin]);
};
