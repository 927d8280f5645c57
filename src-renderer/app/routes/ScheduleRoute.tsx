import { useStore } from 'zustand';
import { ScheduleScreen } from '#renderer/features/schedule/ScheduleScreen.tsx';
import { paths } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { RequireAccount } from '../RequireAccount.tsx';
import { useServices } from '../services-context.ts';

/** `/schedule` */
export const ScheduleRoute = () => {
  const { account, live } = useServices();
  const go = useGo();
  const person = useStore(account.identity);
  return (
    <RequireAccount>
      <ScheduleScreen
        rest={account.rest}
        connection={live.store}
        selfId={person.kind === 'nobody' ? '' : person.user.id}
        onJoin={(conversationId, callId) => go(paths.callIn(conversationId, callId))}
      />
    </RequireAccount>
  );
};
