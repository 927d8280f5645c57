import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './ShortcutsDialog.module.css';

export interface ShortcutsDialogProps {
  /** Each key as it stands on the keyboard, and what it does in words. */
  readonly keys: readonly { readonly key: string; readonly words: string }[];
  readonly onClose: () => void;
}

/** All keys and what they do. */
export const ShortcutsDialog = ({ keys, onClose }: ShortcutsDialogProps) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('call.shortcut.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={styles.keys}>
        {keys.map(({ key, words }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t('call.shortcut.hint')}</p>
    </Modal>
  );
};
