import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertIcon } from '#renderer/ui/icons.ts';
import styles from './KeyQuestion.module.css';

export interface KeyQuestionProps {
  readonly name: string;
  readonly origin: string;
  readonly title: string;
  readonly text: string;
  /** The key that was expected, and what it is called. */
  readonly expected: { readonly label: string; readonly key: string | null };
  readonly seen: string | null;
  readonly onClose: () => void;
  /** Null when there is nothing to agree to: the answer is no. */
  readonly onTrust: (() => void) | null;
}

const Key = ({ label, value }: { readonly label: string; readonly value: string | null }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.key}>
      <dt>{label}</dt>
      <dd>{value === null ? t('desktop.key.none') : <code>{value}</code>}</dd>
    </div>
  );
};

/** A server is not who it was, or who it should be. Nothing goes on by itself, and yes takes two deliberate steps. */
export const KeyQuestion = (props: KeyQuestionProps) => {
  const { t } = useTranslation();
  const [checked, setChecked] = useState(false);
  const { onTrust, onClose } = props;
  return (
    <Modal opened fullScreen onClose={onClose} withCloseButton={false} title={null} data-testid="key-question">
      <div className={styles.screen} role="alert">
        <div className={styles.sign} aria-hidden>
          <AlertIcon size={40} />
        </div>
        <h2 className={styles.title}>{props.title}</h2>
        <p className={styles.text}>{props.text}</p>
        <dl className={styles.keys}>
          <Key label={t('desktop.key.server')} value={`${props.name} ${props.origin}`.trim()} />
          <Key label={props.expected.label} value={props.expected.key} />
          <Key label={t('desktop.key.seen')} value={props.seen} />
        </dl>
        <Button size="lg" onClick={onClose} data-autofocus data-testid="key-refuse">
          {t('desktop.key.refuse')}
        </Button>
        {onTrust ? (
          <div className={styles.trust}>
            <Checkbox
              checked={checked}
              onChange={(event) => setChecked(event.currentTarget.checked)}
              label={t('desktop.key.checked')}
              data-testid="key-checked"
            />
            <Button
              variant="default"
              color="red"
              disabled={!checked}
              onClick={() => {
                onClose();
                onTrust();
              }}
              data-testid="key-trust"
            >
              {t('desktop.key.trust')}
            </Button>
          </div>
        ) : null}
      </div>
    </Modal>
  );
};
