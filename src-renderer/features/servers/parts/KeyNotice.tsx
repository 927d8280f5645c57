import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface KeyNoticeProps {
  /** Goes to the window in which the question is asked. */
  readonly onDecide: () => void;
}

/** The server shows another key: the main window asks about it, this one says so. */
export const KeyNotice = ({ onDecide }: KeyNoticeProps) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onDecide}
      withCloseButton={false}
      title={t('desktop.key.changedTitle')}
      data-testid="key-notice"
    >
      <p role="alert">{t('desktop.key.refusedText')}</p>
      <Group justify="flex-end" mt={24}>
        <Button onClick={onDecide} data-autofocus data-testid="key-decide">
          {t('desktop.key.decide')}
        </Button>
      </Group>
    </Modal>
  );
};
