import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText, type HostingState } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { CheckIcon, CopyIcon } from '#renderer/ui/icons.ts';
import { QrCode } from '#renderer/ui/QrCode.tsx';
import type { HostingModel } from '../model/hosting-model.ts';
import styles from './Hosting.module.css';
import { PeopleHere } from './PeopleHere.tsx';
import { ServerLog } from './ServerLog.tsx';

interface RunningServerProps {
  readonly hosting: HostingModel;
  readonly running: Extract<HostingState, { kind: 'running' }>;
}

const Address = ({ link }: { readonly link: string }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const [address] = link.split('#');
  return (
    <div className={styles.reach}>
      <QrCode url={link} label={t('desktop.host.qr')} />
      <div className={styles.address}>
        <p className={styles.kicker}>{t('desktop.host.address')}</p>
        <p className={styles.url} data-testid="host-address">
          {address}
        </p>
        <p className={styles.hint}>{t('desktop.host.addressHint')}</p>
        <Button
          size="sm"
          variant="default"
          leftSection={copied ? <CheckIcon aria-hidden size={17} /> : <CopyIcon aria-hidden size={17} />}
          onClick={() => void copyText(link).then(setCopied)}
          data-testid="copy-address"
          data-url={link}
        >
          <span aria-live="polite">{copied ? t('invite.copied') : t('desktop.host.copy')}</span>
        </Button>
      </div>
    </div>
  );
};

/** How others reach the server, who is there, and the way to stop it, which asks when people would lose their call. */
export const RunningServer = ({ hosting, running }: RunningServerProps) => {
  const { t } = useTranslation();
  const [inTheWay, setInTheWay] = useState(0);
  return (
    <>
      {running.link === null ? (
        <Callout tone="warning" title={t('desktop.host.noNetwork')}>
          <p>{t('desktop.host.noNetworkText')}</p>
        </Callout>
      ) : (
        <Address link={running.link} />
      )}
      <PeopleHere calls={running.calls} />
      {running.fingerprint === null ? null : (
        <p className={styles.key}>
          {t('desktop.host.key')} <code>{running.fingerprint}</code>
        </p>
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={() => void hosting.stop(false).then(setInTheWay)} data-testid="host-stop">
          {t('desktop.host.stop')}
        </Button>
      </div>
      <ServerLog hosting={hosting} />
      {inTheWay > 0 ? (
        <ConfirmDialog
          title={t('desktop.host.stopTitle')}
          text={t('desktop.host.stopText', { count: inTheWay })}
          action={t('desktop.host.stopAnyway')}
          onConfirm={() => void hosting.stop(true)}
          onClose={() => setInTheWay(0)}
        />
      ) : null}
    </>
  );
};
