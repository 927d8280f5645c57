import { useEffect, useState } from 'react';
import { HomeScreen } from '#renderer/features/home/index.ts';
import { findInsecurePage } from '#renderer/platform/index.ts';
import { useServices } from '../services-context.ts';
import { useLanguage } from '../use-language.ts';

const insecurePage = findInsecurePage();

/** `/` */
export const HomeRoute = () => {
  const { account, invites, recent, lastName } = useServices();
  const { language } = useLanguage();
  const [now] = useState(() => Date.now());
  useEffect(() => void recent.refresh(), [recent]);
  return (
    <HomeScreen
      tools={{ ...account, invites, language }}
      recent={recent}
      origin={window.location.origin}
      insecurePage={insecurePage}
      suggestedName={lastName.read() ?? ''}
      openElsewhere={(url) => window.location.assign(url)}
      now={now}
    />
  );
};
