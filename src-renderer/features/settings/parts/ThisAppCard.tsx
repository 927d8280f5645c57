import '../this-app-styles.ts';
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppSettings } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import type { AppSettingsModel } from '../model/app-settings-model.ts';
import { AppVersion } from './AppVersion.tsx';
import { FeedField } from './FeedField.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { ShortcutField } from './ShortcutField.tsx';
import styles from './ThisApp.module.css';
import { UpdateNote } from './UpdateNote.tsx';

const switches = [
  { field: 'startAtLogin', label: 'desktop.app.startAtLogin', hint: 'desktop.app.startAtLoginHint' },
  { field: 'closeToTray', label: 'desktop.app.closeToTray', hint: 'desktop.app.closeToTrayHint' },
  { field: 'ringWindow', label: 'desktop.app.ringWindow', hint: 'desktop.app.ringWindowHint' },
  { field: 'miniCall', label: 'desktop.app.miniCall', hint: 'desktop.app.miniCallHint' },
] as const satisfies readonly { field: keyof AppSettings; label: string; hint: string }[];

export interface ThisAppCardProps {
  readonly model: AppSettingsModel;
}

/** What a person sets for the app on this computer. */
export const ThisAppCard = ({ model }: ThisAppCardProps) => {
  const { t } = useTranslation();
  const { settings, info, update } = useStore(model.store);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!settings || !info) return null;
  const change = async (wish: Partial<AppSettings>) => {
    const outcome = await model.change(wish);
    setRefusal(outcome.kind === 'noLoginItem' ? outcome.why : null);
  };
  return (
    <SettingsCard title={t('desktop.app.title')}>
      {switches.map(({ field, label, hint }) => (
        <Switch
          key={field}
          label={t(label)}
          description={t(hint)}
          classNames={{ description: styles.hint ?? '' }}
          checked={settings[field]}
          onChange={(event) => void change({ [field]: event.currentTarget.checked })}
          data-testid={`setting-${field}`}
        />
      ))}
      {refusal === null ? null : (
        <Callout tone="warning" announce title={t('desktop.app.noLoginItem')}>
          <p>{refusal}</p>
        </Callout>
      )}
      <ShortcutField model={model} keys={settings.muteShortcut} platform={info.platform} />
      <FeedField key={settings.updateFeed} model={model} feed={settings.updateFeed} />
      <UpdateNote model={model} update={update} />
      <AppVersion model={model} info={info} />
    </SettingsCard>
  );
};
