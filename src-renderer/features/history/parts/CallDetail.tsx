import { Button, Modal } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useGo } from '#renderer/ui/navigation.tsx';
import { createCallDetail, type CallDetailModel, type CallDetailView } from '../model/call-detail.ts';
import styles from './CallDetail.module.css';
import { CallFacts } from './CallFacts.tsx';
import { CallPeople } from './CallPeople.tsx';
import { Transcript } from './Transcript.tsx';

export interface CallDetailProps {
  readonly rest: RestClient;
  readonly callId: string;
  readonly onClose: () => void;
}

/** One call in full, over the list: facts, who was there, what was said. */
export const CallDetail = ({ rest, callId, onClose }: CallDetailProps) => {
  const { t } = useTranslation();
  const model = useMemo(() => createCallDetail(rest, callId), [rest, callId]);
  const view = useStore(model.store);
  useEffect(() => void model.load(), [model]);
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t('history.detail.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Body view={view} model={model} />
    </Modal>
  );
};

const Body = ({ view, model }: { readonly view: CallDetailView; readonly model: CallDetailModel }) => {
  const { t } = useTranslation();
  const go = useGo();
  if (view.kind === 'loading') return <p>{t('common.loading')}</p>;
  if (view.kind === 'failed') return <FailureNote failure={view.failure} onRetry={() => void model.load()} />;
  const { record } = view;
  return (
    <div className={styles.detail} data-testid="call-detail">
      <CallFacts record={record} />
      <CallPeople people={record.people} />
      {view.hasTranscript ? (
        <Transcript lines={view.lines} search={view.search} onSearch={(text) => void model.search(text)} />
      ) : null}
      <Button variant="default" onClick={() => go(paths.meet(record.conversationId))}>
        {record.isOver ? t('history.detail.again') : t('home.running.return')}
      </Button>
    </div>
  );
};
