import { Button, Loader, Modal } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { RestClient, ServerConnection, WireFailure } from '#renderer/client/client-types.ts';
import type { WirePlannedCall } from '#renderer/client/platform-catalog.ts';
import { createContactList } from '#renderer/features/contacts/index.ts';
import { Card } from '#renderer/ui/Card.tsx';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { CalendarIcon } from '#renderer/ui/icons.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { createPlannedList } from './model/planned-list.ts';
import { PlanForm } from './parts/PlanForm.tsx';
import { PlannedRow } from './parts/PlannedRow.tsx';
import './schedule-styles.ts';
import styles from './ScheduleScreen.module.css';

export interface ScheduleScreenProps {
  readonly rest: RestClient;
  readonly connection: StoreApi<ServerConnection | null>;
  readonly selfId: string;
  /** Goes into a call. */
  readonly onJoin: (conversationId: string, callId: string) => void;
}

interface PlansProps {
  readonly calls: readonly WirePlannedCall[];
  readonly selfId: string;
  readonly now: number;
  readonly onJoin: (call: WirePlannedCall) => void;
  readonly onCancel: (call: WirePlannedCall) => void;
}

const Plans = ({ calls, selfId, now, onJoin, onCancel }: PlansProps) => {
  const { t } = useTranslation();
  if (calls.length === 0)
    return (
      <Card>
        <p className={styles.empty}>{t('people.plan.empty')}</p>
      </Card>
    );
  return (
    <Card className={styles.list}>
      <ul>
        {calls.map((call) => (
          <PlannedRow
            key={call.id}
            call={call}
            selfId={selfId}
            now={now}
            onJoin={() => onJoin(call)}
            onCancel={() => onCancel(call)}
          />
        ))}
      </ul>
    </Card>
  );
};

/** What is planned, and planning more. */
export const ScheduleScreen = ({ rest, connection, selfId, onJoin }: ScheduleScreenProps) => {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const list = useMemo(() => createPlannedList(rest, connection), [rest, connection]);
  const contactList = useMemo(() => createContactList({ rest, connection }), [rest, connection]);
  const view = useStore(list.store);
  const contacts = useStore(contactList.store);
  const [isPlanning, setPlanning] = useState(false);
  const [unwanted, setUnwanted] = useState<WirePlannedCall | null>(null);
  const [failure, setFailure] = useState<WireFailure | null>(null);
  useEffect(() => list.open(), [list]);
  useEffect(() => contactList.open(), [contactList]);
  const cancel = async ({ id }: WirePlannedCall) => {
    const answer = await list.cancel(id);
    setFailure(answer.ok ? null : answer.error);
  };
  return (
    <Page title={t('people.plan.title')}>
      <Button
        className={styles.plan}
        leftSection={<CalendarIcon aria-hidden size={19} />}
        onClick={() => setPlanning(true)}
        data-testid="open-plan"
      >
        {t('people.plan.open')}
      </Button>
      {failure ? <FailureNote failure={failure} /> : null}
      {view.kind === 'loading' ? <Loader color="beacon" aria-label={t('common.loading')} /> : null}
      {view.kind === 'failed' ? <FailureNote failure={view.failure} onRetry={() => void list.load()} /> : null}
      {view.kind === 'ready' ? (
        <Plans
          calls={view.calls}
          selfId={selfId}
          now={now}
          onJoin={({ conversationId, id }) => onJoin(conversationId, id)}
          onCancel={setUnwanted}
        />
      ) : null}
      <Modal
        opened={isPlanning}
        onClose={() => setPlanning(false)}
        title={t('people.plan.open')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <PlanForm
          contacts={contacts.kind === 'ready' ? contacts.contacts : []}
          onPlan={(wish) => list.plan(wish)}
          onClose={() => setPlanning(false)}
        />
      </Modal>
      {unwanted ? (
        <ConfirmDialog
          title={t('people.plan.callOffTitle', { title: unwanted.title })}
          text={t('people.plan.callOffText')}
          action={t('people.plan.callOff')}
          onConfirm={() => void cancel(unwanted)}
          onClose={() => setUnwanted(null)}
        />
      ) : null}
    </Page>
  );
};
