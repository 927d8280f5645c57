import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import styles from './ConnectionNotice.module.css';
import { useServices } from './services-context.ts';

const Lost = () => {
  const { t } = useTranslation();
  return (
    <Callout tone="warning" announce title={t('connection.lost.title')}>
      <p>{t('connection.lost.text')}</p>
    </Callout>
  );
};

const Replaced = () => {
  const { t } = useTranslation();
  const { live } = useServices();
  return (
    <Callout
      tone="info"
      title={t('connection.replaced.title')}
      action={
        <Button size="xs" variant="default" onClick={() => void live.take()}>
          {t('connection.replaced.action')}
        </Button>
      }
    >
      <p>{t('connection.replaced.text')}</p>
    </Callout>
  );
};

const Refused = () => {
  const { t } = useTranslation();
  const { account } = useServices();
  return (
    <Callout
      tone="danger"
      announce
      title={t('connection.refused.title')}
      action={
        <Button size="xs" variant="default" onClick={() => account.identity.setState({ kind: 'nobody' }, true)}>
          {t('connection.refused.action')}
        </Button>
      }
    >
      <p>{t('connection.refused.text')}</p>
    </Callout>
  );
};

const notices = {
  connecting: null,
  online: null,
  closed: null,
  reconnecting: Lost,
  replaced: Replaced,
  refused: Refused,
} as const;

const Notice = ({ connection }: { readonly connection: ServerConnection }) => {
  const Part = notices[useStore(connection.state).kind];
  return Part ? (
    <div className={styles.notice}>
      <Part />
    </div>
  ) : null;
};

/** What is wrong with the line to the server, above every page, with what to do about it. */
export const ConnectionNotice = () => {
  const connection = useStore(useServices().live.store);
  return connection ? <Notice connection={connection} /> : null;
};
