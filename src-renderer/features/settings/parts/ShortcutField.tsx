import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppInfo, isShortcut } from '#renderer/platform/index.ts';
import type { AppSettingsModel } from '../model/app-settings-model.ts';
import { shortcutOf, showShortcut } from '../model/shortcut-keys.ts';
import styles from './ThisApp.module.css';

export interface ShortcutFieldProps {
  readonly model: AppSettingsModel;
  /** Null for none. */
  readonly keys: string | null;
  readonly platform: AppInfo['platform'];
}

type Phase = 'shown' | 'recording' | 'unusable' | 'taken';

const complaints = {
  shown: null,
  recording: null,
  unusable: 'desktop.app.shortcutUnusable',
  taken: 'desktop.app.shortcutTaken',
} as const satisfies Readonly<Record<Phase, string | null>>;

/** Listens to the keys that shall mute and unmute; Escape and Tab leave things as they are. */
export const ShortcutField = ({ model, keys, platform }: ShortcutFieldProps) => {
  const { t } = useTranslation();
  const [phase, setPhase] = useState<Phase>('shown');
  const isRecording = phase !== 'shown';
  const complaint = complaints[phase];
  const take = async (pressed: string) => {
    if (!isShortcut(pressed)) return setPhase('unusable');
    const { kind } = await model.change({ muteShortcut: pressed });
    setPhase(kind === 'shortcutTaken' ? 'taken' : 'shown');
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isRecording || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return setPhase('shown');
    const pressed = shortcutOf(event, platform);
    if (pressed !== null) void take(pressed);
  };
  const shown = keys === null ? t('desktop.app.shortcutNone') : showShortcut(keys, platform);
  return (
    <div className={styles.field}>
      <TextInput
        label={t('desktop.app.shortcut')}
        description={t('desktop.app.shortcutHint')}
        readOnly
        value={isRecording ? t('desktop.app.shortcutPress') : shown}
        error={complaint === null ? null : t(complaint)}
        onClick={() => setPhase('recording')}
        onKeyDown={(event) => {
          if (!isRecording && event.key === 'Enter') return setPhase('recording');
          press(event);
        }}
        onBlur={() => setPhase('shown')}
        data-testid="shortcut-field"
      />
      <Button
        variant="default"
        disabled={keys === null}
        onClick={() => void model.change({ muteShortcut: null })}
        data-testid="shortcut-off"
      >
        {t('desktop.app.shortcutOff')}
      </Button>
    </div>
  );
};
