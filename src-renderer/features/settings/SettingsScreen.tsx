import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { useTranslation } from 'react-i18next';
import type { Identity, RestClient } from '#renderer/client/client-types.ts';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { Language } from '#renderer/ui/languages.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { DevicesCard } from './parts/DevicesCard.tsx';
import { LookCard } from './parts/LookCard.tsx';
import { NameCard } from './parts/NameCard.tsx';
import { NotificationsCard } from './parts/NotificationsCard.tsx';
import styles from './SettingsScreen.module.css';
import './settings-styles.ts';

export interface SettingsScreenProps {
  readonly rest: RestClient;
  readonly identity: StoreApi<Identity>;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Opens the devices; closed again by whoever asked. */
  readonly createMedia: () => LocalMedia;
}

/** Name, language, look, notifications and devices. Everything takes effect at once. */
export const SettingsScreen = ({ rest, identity, language, onLanguage, createMedia }: SettingsScreenProps) => {
  const { t } = useTranslation();
  const person = useStore(identity);
  return (
    <Page title={t('settings.title')}>
      <div className={styles.cards}>
        {person.kind === 'nobody' ? null : <NameCard rest={rest} identity={identity} name={person.user.username} />}
        <LookCard language={language} onLanguage={onLanguage} />
        <NotificationsCard />
        <DevicesCard createMedia={createMedia} />
      </div>
    </Page>
  );
};
