import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#renderer/client/answer.ts';
import { codeOf } from '#renderer/features/lobby/index.ts';
import { copyText, shareSheet } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { CheckIcon, CopyIcon, ShareIcon } from '#renderer/ui/icons.ts';
import styles from './InviteDialog.module.css';
import { QrCode } from '#renderer/ui/QrCode.tsx';

export type GetInvite = () => Promise<Answer<string>>;

export interface InviteDialogProps {
  readonly title: string;
  readonly getInvite: GetInvite;
  readonly onClose: () => void;
}

const CopyLink = ({ url }: { readonly url: string }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      fullWidth
      leftSection={copied ? <CheckIcon aria-hidden size={19} /> : <CopyIcon aria-hidden size={19} />}
      onClick={() => void copyText(url).then(setCopied)}
      data-autofocus
      data-testid="copy-link"
    >
      <span aria-live="polite">{copied ? t('invite.copied') : t('invite.copyLink')}</span>
    </Button>
  );
};

const Invite = ({ title, url }: { readonly title: string; readonly url: string }) => {
  const { t } = useTranslation();
  const share = shareSheet();
  const code = codeOf(url);
  return (
    <div className={styles.invite}>
      <QrCode url={url} />
      <p className={styles.hint}>{t('invite.hint')}</p>
      {code ? <p className={styles.code}>{code}</p> : null}
      <p className={styles.url} data-testid="invite-url">
        {url}
      </p>
      <CopyLink url={url} />
      {share ? (
        <Button
          fullWidth
          variant="default"
          leftSection={<ShareIcon aria-hidden size={19} />}
          onClick={() => void share(title, url)}
        >
          {t('invite.share')}
        </Button>
      ) : null}
    </div>
  );
};

/** The ways to bring others in: a link, a code to read out, a picture for phones. */
export const InviteDialog = ({ title, getInvite, onClose }: InviteDialogProps) => {
  const { t } = useTranslation();
  const [invite, setInvite] = useState<Answer<string> | null>(null);
  useEffect(() => {
    let current = true;
    void getInvite().then((answer) => {
      if (current) setInvite(answer);
    });
    return () => void (current = false);
  }, [getInvite]);
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {invite?.ok ? <Invite title={title} url={invite.value} /> : null}
      {invite?.ok === false ? <FailureNote failure={invite.error} /> : null}
      {invite === null ? <p>{t('common.loading')}</p> : null}
    </Modal>
  );
};
