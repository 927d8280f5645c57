import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '#renderer/platform/index.ts';
import { CheckIcon, CopyIcon } from '#renderer/ui/icons.ts';
import { QrCode } from '#renderer/ui/QrCode.tsx';
import styles from './MadeLink.module.css';
import panel from './Panel.module.css';

/** Puts a link on the clipboard, and says so. */
export const CopyButton = ({ url }: { readonly url: string }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={copied ? <CheckIcon aria-hidden size={16} /> : <CopyIcon aria-hidden size={16} />}
      onClick={() => void copyText(url).then(setCopied)}
      data-testid="copy-made-link"
    >
      <span aria-live="polite">{copied ? t('invite.copied') : t('invite.copy')}</span>
    </Button>
  );
};

/** A link that was just made: as a picture for phones, as text, and for the clipboard. */
export const MadeLink = ({ url, name }: { readonly url: string; readonly name: string }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.made} role="status">
      <p className={styles.title}>{name ? t('operator.link.madeFor', { name }) : t('operator.link.made')}</p>
      <QrCode url={url} />
      <p className={styles.url} data-testid="made-url">
        {url}
      </p>
      <CopyButton url={url} />
      <p className={panel.soft}>{t('operator.link.shownOnce')}</p>
    </div>
  );
};
