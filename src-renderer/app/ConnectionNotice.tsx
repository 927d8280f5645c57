import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import styles from './ConnectionNotice.module.css';
import { isForAccounts } from './nav-places.ts';
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
  const go = useGo();
  return (
    <Callout
      tone="danger"
      announce
      title={t('connection.refused.title')}
      action={
        <div className={styles.actions}>
          <Button size="xs" onClick={() => go(paths.signIn)}>
            {t('connection.refused.signIn')}
          </Button>
          <Button size="xs" variant="default" onClick={() => account.identity.setState({ kind: 'nobody' }, true)}>
            {t('connection.refused.action')}
          </Button>
        </div>
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
  return Part ? <Part /> : null;
};

const signInPaths: ReadonlySet<string> = new Set([paths.signIn, paths.register]);

/** Pages that bring a sign-in, or say themselves that one is needed. */
const handlesSignIn = (pathname: string) => signInPaths.has(pathname) || isForAccounts(pathname);

/** What is wrong with the line to the server or the sign-in, above every page, with what to do about it. */
export const ConnectionNotice = () => {
  const { account, live } = useServices();
  const connection = useStore(live.store);
  const isRefused = useStore(account.refused);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const told = isRefused ? <Refused /> : connection ? <Notice connection={connection} /> : null;
  return told && !(isRefused && handlesSignIn(pathname)) ? <div className={styles.notice}>{told}</div> : null;
};
