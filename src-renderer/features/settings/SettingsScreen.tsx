import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import type { Language } from '#renderer/ui/languages.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { DevicesCard } from './parts/DevicesCard.tsx';
import { LookCard } from './parts/LookCard.tsx';
import { NotificationsCard } from './parts/NotificationsCard.tsx';
import styles from './SettingsScreen.module.css';
import './settings-styles.ts';

export interface SettingsScreenProps {
  /** What signed-in people change of themselves; stands first. */
  readonly profile: ReactNode;
  /** What belongs to the desktop app alone; null in browsers. */
  readonly app: ReactNode;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Opens the devices; closed again by whoever asked. */
  readonly createMedia: () => LocalMedia;
}

/** The person, language, look, notifications, devices, and the app around the page. */
export const SettingsScreen = ({ profile, app, language, onLanguage, createMedia }: SettingsScreenProps) => {
  const { t } = useTranslation();
  return (
    <Page title={t('settings.title')}>
      <div className={styles.cards}>
        {profile}
        <LookCard language={language} onLanguage={onLanguage} />
        <NotificationsCard />
        <DevicesCard createMedia={createMedia} />
        {app}
      </div>
    </Page>
  );
};
