import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { routes } from '#renderer/client/catalog.ts';
import { JoinScreen } from '#renderer/features/lobby/JoinScreen.tsx';
import { createLinkVisit } from '#renderer/features/lobby/model/link-visit.ts';
import { useServices } from '../services-context.ts';
import { useLanguage } from '../use-language.ts';

/** `/join/:token` */
export const JoinRoute = () => {
  const { token } = useParams({ from: '/frame/join/$token' });
  const { account, guest, lastName } = useServices();
  const { language, choose } = useLanguage();
  const visit = useMemo(() => {
    const isMember = async (conversationId: string) =>
      account.identity.getState().kind === 'account' &&
      (await account.rest.call(routes.getConversation, { params: { conversationId } })).ok;
    return createLinkVisit(guest.rest, token, isMember);
  }, [account, guest, token]);
  return (
    <JoinScreen
      key={token}
      visit={visit}
      suggestedName={lastName.read() ?? ''}
      language={language}
      onLanguage={choose}
      onGuest={(person) => guest.identity.setState(person, true)}
    />
  );
};
