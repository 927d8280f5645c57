import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shortcuts } from '../layout/shortcuts.ts';
import styles from './ShortcutsDialog.module.css';

/** All keys and what they do. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('call.shortcut.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={styles.keys}>
        {shortcuts.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t('call.shortcut.hint')}</p>
    </Modal>
  );
};
