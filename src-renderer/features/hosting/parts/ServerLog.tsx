import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '#renderer/platform/index.ts';
import type { HostingModel, LogLine } from '../model/hosting-model.ts';
import styles from './Hosting.module.css';

const toText = ({ at, level, text }: LogLine): string => `${at} ${level} ${text}`;

/** The newest lines of the server's log, read when somebody looks. */
export const ServerLog = ({ hosting }: { readonly hosting: HostingModel }) => {
  const { t } = useTranslation();
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const [copied, setCopied] = useState(false);
  const text = lines.map(toText).join('\n');
  const read = () => void hosting.readLog().then(setLines);
  return (
    <details className={styles.log} onToggle={(event) => event.currentTarget.open && read()}>
      <summary>{t('desktop.host.log')}</summary>
      {/* Scrollable, so that it must be reachable by keyboard. */}
      <pre className={styles.lines} tabIndex={0} aria-label={t('desktop.host.log')}>
        {text || t('desktop.host.logEmpty')}
      </pre>
      <div className={styles.actions}>
        <Button size="xs" variant="default" onClick={read}>
          {t('desktop.host.logRefresh')}
        </Button>
        <Button size="xs" variant="default" onClick={() => void copyText(text).then(setCopied)}>
          <span aria-live="polite">{copied ? t('invite.copied') : t('desktop.host.logCopy')}</span>
        </Button>
      </div>
    </details>
  );
};
