import type { ReactNode } from 'react';
import { RequireAccount } from '../RequireAccount.tsx';
import { useViewer } from '../use-viewer.ts';

type Viewer = NonNullable<ReturnType<typeof useViewer>>;

/** Appointments belong to accounts: shows a page to whoever is signed in, as that person. */
export const SignedInOnly = ({ children }: { readonly children: (viewer: Viewer) => ReactNode }) => {
  const viewer = useViewer();
  return <RequireAccount>{viewer ? children(viewer) : null}</RequireAccount>;
};
