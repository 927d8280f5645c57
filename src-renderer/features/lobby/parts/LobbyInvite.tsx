import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '#renderer/platform/index.ts';
import { CheckIcon, CopyIcon } from '#renderer/ui/icons.ts';
import { codeOf } from '../model/invite-links.ts';
import styles from './LobbyInvite.module.css';

/** The link to send to others while still in the lobby. */
export const LobbyInvite = ({ url }: { readonly url: string }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const code = codeOf(url);
  return (
    <div className={styles.invite}>
      <p className={styles.words}>
        <span>{t('invite.label')}</span>
        <strong>{code ?? url}</strong>
      </p>
      <Button
        size="sm"
        variant="default"
        leftSection={copied ? <CheckIcon aria-hidden size={17} /> : <CopyIcon aria-hidden size={17} />}
        onClick={() => void copyText(url).then(setCopied)}
        data-testid="copy-invite"
        data-url={url}
      >
        <span aria-live="polite">{copied ? t('invite.copied') : t('invite.copy')}</span>
      </Button>
    </div>
  );
};
