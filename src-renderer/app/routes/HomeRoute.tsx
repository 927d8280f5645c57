import { useEffect, useState } from 'react';
import { HomeScreen } from '#renderer/features/home/index.ts';
import { findInsecurePage } from '#renderer/platform/index.ts';
import { useServices } from '../services-context.ts';
import { useLanguage } from '../use-language.ts';

const insecurePage = findInsecurePage();

/** `/` */
export const HomeRoute = () => {
  const { account, invites, recent, lastName, server, owner, shell } = useServices();
  const { language } = useLanguage();
  const [now] = useState(() => Date.now());
  useEffect(() => void recent.refresh(), [recent]);
  return (
    <HomeScreen
      tools={{ ...account, invites, language, owner }}
      recent={recent}
      origin={server.origin}
      insecurePage={insecurePage}
      suggestedName={lastName.read() ?? ''}
      openElsewhere={(url) => (shell ? void shell.servers.connect(url) : window.location.assign(url))}
      now={now}
      serverCard={shell ? <shell.parts.ServerCard {...shell} origin={server.origin} isOwn={owner !== null} /> : null}
    />
  );
};
