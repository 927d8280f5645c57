import { ContactsScreen } from '#renderer/features/contacts/ContactsScreen.tsx';
import { paths } from '#renderer/platform/index.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { RequireAccount } from '../RequireAccount.tsx';
import { useServices } from '../services-context.ts';

/** `/contacts` */
export const ContactsRoute = () => {
  const { account, live, dial } = useServices();
  const go = useGo();
  return (
    <RequireAccount>
      <ContactsScreen
        rest={account.rest}
        connection={live.store}
        onCall={(conversationId, type) => {
          dial.setState({ conversationId, type }, true);
          go(paths.meet(conversationId));
        }}
      />
    </RequireAccount>
  );
};
