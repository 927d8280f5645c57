import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { durationText } from '#renderer/ui/duration.ts';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useOpened } from '../hooks/use-opened.ts';
import { useTexts } from '../hooks/use-texts.ts';
import type { AdminCall } from '../model/admin-types.ts';
import { createCallList } from '../model/lists.ts';
import { CallDialog } from './CallDialog.tsx';
import { callStatusKeys, callTypeKeys } from './call-keys.ts';
import { Choice } from './Choice.tsx';
import { OpenButton } from './OpenButton.tsx';
import { type Column, PagedTable } from './PagedTable.tsx';
import styles from './section.module.css';

/** All calls of the server: find one, look who is in it, remove somebody, end it. */
export const CallsSection = ({ rest }: { readonly rest: RestClient }) => {
  const { t } = useTranslation();
  const list = useLoaded(createCallList, rest);
  const { query } = useStore(list.store);
  const { opened, open, close } = useOpened<AdminCall>(list);
  const columns = useCallColumns(open);
  return (
    <div className={styles.section}>
      <div className={styles.filters}>
        <Choice
          label={t('admin.calls.state')}
          value={query.status}
          options={[
            { value: '', label: t('admin.all') },
            { value: 'active', label: t(callStatusKeys.active) },
            { value: 'scheduled', label: t(callStatusKeys.scheduled) },
            { value: 'ended', label: t(callStatusKeys.ended) },
          ]}
          onChoose={(status) => void list.filter({ status })}
        />
        <Choice
          label={t('admin.calls.type')}
          value={query.callType}
          options={[
            { value: '', label: t('admin.all') },
            { value: 'video', label: t(callTypeKeys.video) },
            { value: 'audio', label: t(callTypeKeys.audio) },
          ]}
          onChoose={(callType) => void list.filter({ callType })}
        />
        <Button variant="default" onClick={() => void list.refresh()}>
          {t('admin.refresh')}
        </Button>
      </div>
      <PagedTable
        label={t('admin.section.calls')}
        list={list}
        keyOf={({ id }) => id}
        empty={t(query.status === '' && query.callType === '' ? 'admin.calls.none' : 'admin.calls.empty')}
        columns={columns}
      />
      {opened ? <CallDialog key={opened.id} rest={rest} call={opened} onClose={close} /> : null}
    </div>
  );
};

const useCallColumns = (onOpen: (item: AdminCall) => void): readonly Column<AdminCall>[] => {
  const { t, i18n } = useTranslation();
  const texts = useTexts();
  const { language } = i18n;
  return [
    {
      key: 'title',
      label: t('admin.calls.title'),
      cell: ({ title, host }) => (
        <>
          <span className={styles.name}>{title || t('common.meeting')}</span>
          <span className={styles.soft}>{host.name}</span>
        </>
      ),
    },
    { key: 'state', label: t('admin.calls.state'), cell: ({ status }) => t(callStatusKeys[status]) },
    { key: 'type', label: t('admin.calls.type'), cell: ({ callType }) => t(callTypeKeys[callType]) },
    { key: 'people', label: t('admin.calls.people'), cell: (call) => texts.number(call.participantCount) },
    { key: 'begun', label: t('admin.calls.begun'), cell: ({ createdAt }) => texts.moment(createdAt) },
    {
      key: 'length',
      label: t('admin.calls.length'),
      cell: ({ duration }) => durationText(duration * 1_000, language),
    },
    {
      key: 'open',
      label: t('admin.actions'),
      cell: (call) => (
        <OpenButton
          text={t('admin.open')}
          label={t('admin.calls.openNamed', { title: call.title || t('common.meeting') })}
          onOpen={() => onOpen(call)}
        />
      ),
    },
  ];
};
