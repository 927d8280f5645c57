import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Answer } from '#renderer/client/answer.ts';
import type { Identity } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { WindowIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import './operator-styles.ts';
import { useFreshSessions } from './hooks/use-fresh-sessions.ts';
import type { SessionList, SessionRow } from './model/session-list.ts';
import { NewSessionForm } from './parts/NewSessionForm.tsx';
import { SessionCard } from './parts/SessionCard.tsx';
import styles from './SessionsScreen.module.css';

export interface SessionsScreenProps {
  readonly list: SessionList;
  readonly identity: StoreApi<Identity>;
  /** Makes an account for this browser when nobody has one here yet. */
  readonly ensureAccount: (name: string) => Promise<Answer<void>>;
  readonly suggestedName: string;
  /** Shows the control center in a window of its own; null when it is in one. */
  readonly openWindow: (() => void) | null;
}

const Sessions = ({ list }: Pick<SessionsScreenProps, 'list'>) => {
  const { t } = useTranslation();
  const view = useStore(list.store);
  const [ending, setEnding] = useState<SessionRow | null>(null);
  useFreshSessions(list);
  if (view.kind === 'loading') return <Loader aria-label={t('common.loading')} />;
  if (view.kind === 'failed') return <FailureNote failure={view.failure} onRetry={() => void list.refresh()} />;
  return (
    <>
      {view.isStale ? <Callout tone="warning">{t('operator.sessions.stale')}</Callout> : null}
      {view.sessions.length === 0 ? <p className={styles.empty}>{t('operator.sessions.none')}</p> : null}
      <ul className={styles.list} aria-label={t('operator.sessions.list')}>
        {view.sessions.map((session) => (
          <SessionCard key={session.id} session={session} onEnd={() => setEnding(session)} />
        ))}
      </ul>
      {ending ? (
        <ConfirmDialog
          title={t('operator.end.title')}
          text={t('operator.end.text')}
          action={t('operator.end.action')}
          onConfirm={() => void list.end(ending.id)}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </>
  );
};

/** The operator's sessions; for administrators, every call that is running. */
export const SessionsScreen = (props: SessionsScreenProps) => {
  const { list, identity, ensureAccount, suggestedName, openWindow } = props;
  const { t } = useTranslation();
  const go = useGo();
  const person = useStore(identity);
  useEffect(() => {
    if (person.kind === 'account') void list.refresh();
  }, [list, person.kind]);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <ScreenHeading className={styles.title}>{t('operator.sessions.title')}</ScreenHeading>
        <p className={styles.lead}>{t('operator.sessions.lead')}</p>
        {openWindow ? (
          <Button
            variant="default"
            className={styles.window}
            leftSection={<WindowIcon aria-hidden size={18} />}
            onClick={openWindow}
            data-testid="own-window"
          >
            {t('operator.ownWindow')}
          </Button>
        ) : null}
      </header>
      <NewSessionForm
        personName={person.kind === 'account' ? person.user.username : null}
        suggestedName={suggestedName}
        create={async ({ name, title }) => {
          const account = await ensureAccount(name);
          return account.ok ? list.create(title) : account;
        }}
        onMade={(id) => go(paths.controlOf(id))}
      />
      {person.kind === 'account' ? <Sessions list={list} /> : null}
    </div>
  );
};
