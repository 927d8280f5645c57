import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import { useServices } from '../services-context.ts';
import { useLanguage } from '../use-language.ts';

/** `/settings` */
export const SettingsRoute = () => {
  const { account } = useServices();
  const { language, choose } = useLanguage();
  return (
    <SettingsScreen
      rest={account.rest}
      identity={account.identity}
      language={language}
      onLanguage={choose}
      createMedia={() => createLocalMedia()}
    />
  );
};
