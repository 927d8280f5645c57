import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LookCard } from '#renderer/features/settings/parts/LookCard.tsx';
import { ThisAppCard } from '#renderer/features/settings/parts/ThisAppCard.tsx';
import styles from './AppSettingsDialog.module.css';
import type { ShellModels } from './shell.ts';

/** The settings that need no server, above a page that cannot go to their screen. */
export const AppSettingsDialog = ({ appSettings, settingsDialog, look }: ShellModels) => {
  const { t } = useTranslation();
  const chosen = useStore(look.store);
  const isOpen = useStore(settingsDialog);
  return (
    <Modal
      opened={isOpen}
      onClose={() => settingsDialog.setState(false, true)}
      size="lg"
      title={t('settings.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      data-testid="settings-dialog"
    >
      <div className={styles.cards}>
        <LookCard settings={chosen} onChange={(part) => look.choose(part)} />
        <ThisAppCard model={appSettings} />
      </div>
    </Modal>
  );
};
