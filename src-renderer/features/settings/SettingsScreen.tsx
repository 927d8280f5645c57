import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia } from '#renderer/media/local-media-state.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { DevicesCard } from './parts/DevicesCard.tsx';
import { LookCard } from './parts/LookCard.tsx';
import { NotificationsCard } from './parts/NotificationsCard.tsx';
import type { Settings } from './settings-types.ts';
import styles from './SettingsScreen.module.css';
import './settings-styles.ts';

export interface SettingsScreenProps {
  /** What signed-in people change of themselves; stands first. */
  readonly profile: ReactNode;
  /** What belongs to the desktop app alone; null in browsers. */
  readonly app: ReactNode;
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
  /** Opens the devices; closed again by whoever asked. */
  readonly createMedia: () => LocalMedia;
}

/** The person, language, look, notifications, devices, and the app around the page. */
export const SettingsScreen = ({ profile, app, settings, onChange, createMedia }: SettingsScreenProps) => {
  const { t } = useTranslation();
  return (
    <Page title={t('settings.title')}>
      <div className={styles.cards}>
        {profile}
        <p className={styles.reach}>{profile ? t('settings.reach.account') : t('settings.reach.browser')}</p>
        <LookCard settings={settings} onChange={onChange} />
        <NotificationsCard
          isWanted={settings.notifications}
          onChange={(notifications) => onChange({ notifications })}
        />
        <DevicesCard createMedia={createMedia} />
        {app}
      </div>
    </Page>
  );
};
