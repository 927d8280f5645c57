import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestClient } from '#renderer/client/client-types.ts';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useTexts } from '../hooks/use-texts.ts';
import type { OutboxMail } from '../model/admin-types.ts';
import { createOutbox } from '../model/lists.ts';
import { OpenButton } from './OpenButton.tsx';
import { type Column, PagedTable } from './PagedTable.tsx';
import styles from './section.module.css';

/** The mails that wait or were sent. Without a mail server this is where people's links are found. */
export const MailsSection = ({ rest }: { readonly rest: RestClient }) => {
  const { t } = useTranslation();
  const list = useLoaded(createOutbox, rest);
  const [open, setOpen] = useState<OutboxMail | null>(null);
  const columns = useMailColumns(setOpen);
  return (
    <div className={styles.section}>
      <p className={styles.soft}>{t('admin.mails.lead')}</p>
      <PagedTable
        label={t('admin.section.mails')}
        list={list}
        keyOf={({ id }) => id}
        empty={t('admin.mails.empty')}
        columns={columns}
      />
      {open ? (
        <Modal
          opened
          onClose={() => setOpen(null)}
          size={620}
          title={open.subject}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <pre className={styles.mail}>{open.text}</pre>
        </Modal>
      ) : null}
    </div>
  );
};

const useMailColumns = (onOpen: (item: OutboxMail) => void): readonly Column<OutboxMail>[] => {
  const { t } = useTranslation();
  const texts = useTexts();
  return [
    { key: 'to', label: t('admin.mails.to'), cell: ({ to }) => <span className={styles.name}>{to}</span> },
    { key: 'subject', label: t('admin.mails.subject'), cell: ({ subject }) => subject },
    { key: 'written', label: t('admin.mails.written'), cell: ({ createdAt }) => texts.moment(createdAt) },
    {
      key: 'sent',
      label: t('admin.mails.sent'),
      cell: ({ sentAt, lastError }) =>
        sentAt ? (
          texts.moment(sentAt)
        ) : (
          <>
            <span className={styles.name}>{t('admin.mails.waiting')}</span>
            {lastError ? <span className={styles.soft}>{lastError}</span> : null}
          </>
        ),
    },
    {
      key: 'open',
      label: t('admin.actions'),
      cell: (mail) => (
        <OpenButton
          text={t('admin.mails.read')}
          label={t('admin.mails.readNamed', { to: mail.to })}
          onOpen={() => onOpen(mail)}
        />
      ),
    },
  ];
};
