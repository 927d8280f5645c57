import { useParams } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { AdminScreen } from '#renderer/features/admin/AdminScreen.tsx';
import { sectionOf } from '#renderer/features/admin/index.ts';
import { useServices } from '../services-context.ts';

/** `/admin` and `/admin/<section>` */
export const AdminRoute = () => {
  const { account, self } = useServices();
  const { section } = useParams({ strict: false });
  const me = useStore(self.store);
  return (
    <AdminScreen rest={account.rest} role={me.kind === 'account' ? me.role : 'user'} section={sectionOf(section)} />
  );
};
