import i18next from 'i18next';
import { useState } from 'react';
import { createRestClient } from '#renderer/client/rest-client.ts';
import { ensureAccount } from '#renderer/features/home/index.ts';
import { SessionList } from '#renderer/features/operator/model/session-list.ts';
import { openControlWindow } from '#renderer/platform/index.ts';
import { SessionsScreen } from '#renderer/features/operator/SessionsScreen.tsx';
import { tokenOf } from '../services.ts';
import { useServices } from '../services-context.ts';

/** `/control` */
export const ControlRoute = () => {
  const { account, lastName, server, owner, isControlWindow } = useServices();
  const [list] = useState(
    () => new SessionList(createRestClient({ baseUrl: server.url, token: tokenOf(account.identity), answers: 'bare' })),
  );
  return (
    <SessionsScreen
      list={list}
      identity={account.identity}
      ensureAccount={(name) => ensureAccount({ ...account, owner, language: i18next.language }, name)}
      suggestedName={lastName.read() ?? ''}
      openWindow={isControlWindow ? null : () => openControlWindow(null)}
    />
  );
};
