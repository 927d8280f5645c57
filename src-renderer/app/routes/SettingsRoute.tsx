import { useStore } from 'zustand';
import { ProfileCards } from '#renderer/features/account/ProfileCards.tsx';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { createLocalMedia } from '#renderer/media/local-media.ts';
import { useServices } from '../services-context.ts';

/** `/settings` */
export const SettingsRoute = () => {
  const { account, settings, shell, live } = useServices();
  const person = useStore(account.identity);
  return (
    <SettingsScreen
      profile={
        person.kind === 'account' ? <ProfileCards key={person.user.id} tools={account} connection={live.store} /> : null
      }
      app={shell ? <shell.parts.ThisAppCard model={shell.appSettings} /> : null}
      settings={useStore(settings.store)}
      onChange={(part) => settings.choose(part)}
      createMedia={() => createLocalMedia()}
    />
  );
};
