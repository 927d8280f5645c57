import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppInfo, copyText } from '#renderer/platform/index.ts';
import type { AppSettingsModel } from '../model/app-settings-model.ts';
import styles from './ThisApp.module.css';

export interface AppVersionProps {
  readonly model: AppSettingsModel;
  readonly info: AppInfo;
}

/** Which version this is, and a report to hand on. */
export const AppVersion = ({ model, info }: AppVersionProps) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(await model.readDetails()));
  return (
    <div className={styles.version}>
      <p data-testid="app-version">
        {t('desktop.app.version', { version: info.version, electron: info.electron, chrome: info.chrome })}
      </p>
      <Button size="sm" variant="default" onClick={() => void copy()} data-testid="copy-details">
        <span aria-live="polite">{copied ? t('invite.copied') : t('error.copy')}</span>
      </Button>
    </div>
  );
};
