import { Button, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useTexts } from '../hooks/use-texts.ts';
import type { AdminCall, AdminParticipant } from '../model/admin-types.ts';
import { type CallDeed, createCallDeeds } from '../model/call-deeds.ts';
import { callStatusKeys } from './call-keys.ts';
import styles from './section.module.css';

export interface CallDialogProps {
  readonly rest: RestClient;
  readonly call: AdminCall;
  /** Something may have changed. */
  readonly onClose: () => void;
}

/** One call: who is in it, and the way to remove somebody or to end it. */
export const CallDialog = ({ rest, call, onClose }: CallDialogProps) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const deeds = useMemo(() => createCallDeeds(rest), [rest]);
  const state = useStore(deeds.store);
  const [asked, setAsked] = useState<CallDeed | null>(null);
  const act = (deed: CallDeed) => void deeds.run(deed).then((done) => done && onClose());
  const isRunning = call.status === 'active';
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={call.title || t('common.meeting')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={styles.stack}>
        <dl className={styles.facts}>
          <dt>{t('admin.calls.state')}</dt>
          <dd>{t(callStatusKeys[call.status])}</dd>
          <dt>{t('admin.calls.host')}</dt>
          <dd>{call.host.name}</dd>
          <dt>{t('admin.calls.begun')}</dt>
          <dd>{texts.moment(call.createdAt)}</dd>
          <dt>{t('admin.id')}</dt>
          <dd className={styles.mono}>{call.id}</dd>
        </dl>
        {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
        <div>
          <h3 className={styles.title}>{t('admin.calls.people')}</h3>
          {call.participants.length === 0 ? <p className={styles.soft}>{t('admin.calls.nobody')}</p> : null}
          <ul className={styles.people}>
            {call.participants.map((one) => (
              <Person
                key={one.participantId}
                one={one}
                onRemove={
                  isRunning && one.status === 'joined'
                    ? () => setAsked({ kind: 'kick', callId: call.id, userId: one.userId })
                    : null
                }
              />
            ))}
          </ul>
        </div>
        {isRunning ? (
          <Button
            color="red"
            loading={state.kind === 'running'}
            onClick={() => setAsked({ kind: 'end', callId: call.id })}
          >
            {t('admin.calls.end')}
          </Button>
        ) : null}
      </div>
      {asked ? (
        <ConfirmDialog
          title={t(asked.kind === 'end' ? 'admin.calls.endTitle' : 'admin.calls.removeTitle')}
          text={t(asked.kind === 'end' ? 'admin.calls.endText' : 'admin.calls.removeText')}
          action={t(asked.kind === 'end' ? 'admin.calls.end' : 'admin.calls.remove')}
          onConfirm={() => act(asked)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Modal>
  );
};

interface PersonProps {
  readonly one: AdminParticipant;
  readonly onRemove: (() => void) | null;
}

const Person = ({ one, onRemove }: PersonProps) => {
  const { t } = useTranslation();
  return (
    <li className={styles.person}>
      <PersonBadge name={one.user.name} size={30} />
      <span>{one.user.name}</span>
      {one.role === 'host' ? <span className={styles.soft}>{t('admin.calls.host')}</span> : null}
      {onRemove ? (
        <Button
          className={styles.end}
          size="xs"
          variant="default"
          aria-label={t('admin.calls.removeNamed', { name: one.user.name })}
          onClick={onRemove}
        >
          {t('admin.calls.remove')}
        </Button>
      ) : null}
    </li>
  );
};
