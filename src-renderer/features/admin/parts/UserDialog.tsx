import { Button, Modal, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { ConfirmDialog } from '#renderer/ui/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useTexts } from '../hooks/use-texts.ts';
import type { AdminUser } from '../model/admin-types.ts';
import type { AdminRights } from '../model/rights.ts';
import { nameOf } from '../model/user-name.ts';
import { createUserDeeds, type UserDeed } from '../model/user-deeds.ts';
import { Choice } from './Choice.tsx';
import { roleKeys } from './role-keys.ts';
import styles from './section.module.css';

export interface UserDialogProps {
  readonly rest: RestClient;
  readonly rights: AdminRights;
  readonly user: AdminUser;
  /** Something may have changed. */
  readonly onClose: () => void;
}

/** One account: its facts, its role, suspension and deletion. */
export const UserDialog = ({ rest, rights, user, onClose }: UserDialogProps) => {
  const { t } = useTranslation();
  const texts = useTexts();
  const deeds = useMemo(() => createUserDeeds(rest), [rest]);
  const state = useStore(deeds.store);
  const [reason, setReason] = useState('');
  const [deleting, setDeleting] = useState(false);
  const busy = state.kind === 'running';
  const act = (deed: UserDeed) => void deeds.run(deed).then((done) => done && onClose());
  const userId = user.id;
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={nameOf(user)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={styles.stack}>
        <dl className={styles.facts}>
          <dt>{t('admin.users.email')}</dt>
          <dd>{user.email ?? t('admin.none')}</dd>
          <dt>{t('admin.users.confirmed')}</dt>
          <dd>{user.isEmailVerified ? t('admin.yes') : t('admin.no')}</dd>
          <dt>{t('admin.users.since')}</dt>
          <dd>{texts.moment(user.createdAt)}</dd>
          <dt>{t('admin.id')}</dt>
          <dd className={styles.mono}>{user.id}</dd>
        </dl>
        {state.kind === 'failed' ? <FailureNote failure={state.failure} /> : null}
        <Choice
          label={t('admin.users.role')}
          value={user.role}
          disabled={!rights.changeRoles || busy}
          options={(['user', 'moderator', 'admin'] as const).map((role) => ({ value: role, label: t(roleKeys[role]) }))}
          onChoose={(role) => act({ kind: 'setRole', userId, role })}
        />
        {rights.changeRoles ? null : <p className={styles.soft}>{t('admin.onlyAdmins')}</p>}
        {user.isSuspended ? (
          <Button variant="default" loading={busy} onClick={() => act({ kind: 'activate', userId })}>
            {t('admin.users.activate')}
          </Button>
        ) : (
          <>
            <TextInput
              label={t('admin.users.reason')}
              value={reason}
              maxLength={500}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <Button color="red" variant="light" loading={busy} onClick={() => act({ kind: 'suspend', userId, reason })}>
              {t('admin.users.suspend')}
            </Button>
          </>
        )}
        {rights.deleteAccounts ? (
          <Button color="red" loading={busy} onClick={() => setDeleting(true)}>
            {t('admin.users.delete')}
          </Button>
        ) : null}
      </div>
      {deleting ? (
        <ConfirmDialog
          title={t('admin.users.deleteTitle', { name: nameOf(user) })}
          text={t('admin.users.deleteText')}
          action={t('admin.users.delete')}
          onConfirm={() => act({ kind: 'delete', userId })}
          onClose={() => setDeleting(false)}
        />
      ) : null}
    </Modal>
  );
};
