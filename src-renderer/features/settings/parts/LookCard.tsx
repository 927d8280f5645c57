import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames } from '#renderer/ui/languages.ts';
import { type Settings, themes } from '../settings-types.ts';
import styles from './LookCard.module.css';
import { SettingsCard } from './SettingsCard.tsx';

const themeKeys = {
  auto: 'settings.scheme.auto',
  light: 'settings.scheme.light',
  dark: 'settings.scheme.dark',
} as const satisfies Readonly<Record<Settings['theme'], string>>;

export interface LookCardProps {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

/** In which language and in which light. */
export const LookCard = ({ settings, onChange }: LookCardProps) => {
  const { t } = useTranslation();
  const label = useId();
  return (
    <SettingsCard title={t('settings.look')}>
      <NativeSelect
        label={t('common.language')}
        value={settings.language}
        data={languageNames}
        onChange={(event) => {
          const chosen = languageNames.find(({ value }) => value === event.currentTarget.value);
          if (chosen) onChange({ language: chosen.value });
        }}
        data-testid="choose-language"
      />
      <div>
        <p id={label} className={styles.label}>
          {t('settings.scheme.label')}
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby={label}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
          data={themes.map((value) => ({ value, label: t(themeKeys[value]) }))}
        />
      </div>
    </SettingsCard>
  );
};
