import { NativeSelect, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, type Language } from '#renderer/ui/languages.ts';
import styles from './LookCard.module.css';
import { SettingsCard } from './SettingsCard.tsx';

const schemes = [
  { value: 'auto', label: 'settings.scheme.auto' },
  { value: 'light', label: 'settings.scheme.light' },
  { value: 'dark', label: 'settings.scheme.dark' },
] as const;

export interface LookCardProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** In which language and in which light. */
export const LookCard = ({ language, onLanguage }: LookCardProps) => {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = useId();
  return (
    <SettingsCard title={t('settings.look')}>
      <NativeSelect
        label={t('common.language')}
        value={language}
        data={languageNames}
        onChange={(event) => {
          const chosen = languageNames.find(({ value }) => value === event.currentTarget.value);
          if (chosen) onLanguage(chosen.value);
        }}
      />
      <div>
        <p id={label} className={styles.label}>
          {t('settings.scheme.label')}
        </p>
        <SegmentedControl
          fullWidth
          aria-labelledby={label}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
          data={schemes.map(({ value, label: key }) => ({ value, label: t(key) }))}
        />
      </div>
    </SettingsCard>
  );
};
