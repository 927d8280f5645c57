import { Badge, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RestClient } from '#renderer/client/client-types.ts';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useOpened } from '../hooks/use-opened.ts';
import { useTexts } from '../hooks/use-texts.ts';
import type { AdminUser } from '../model/admin-types.ts';
import { createUserList } from '../model/lists.ts';
import type { AdminRights } from '../model/rights.ts';
import { Choice } from './Choice.tsx';
import { OpenButton } from './OpenButton.tsx';
import { type Column, PagedTable } from './PagedTable.tsx';
import { nameOf } from '../model/user-name.ts';
import { roleKeys } from './role-keys.ts';
import styles from './section.module.css';
import { UserDialog } from './UserDialog.tsx';

export interface UsersSectionProps {
  readonly rest: RestClient;
  readonly rights: AdminRights;
}

/** All accounts: find one, and open it to change something. */
export const UsersSection = ({ rest, rights }: UsersSectionProps) => {
  const { t } = useTranslation();
  const list = useLoaded(createUserList, rest);
  const { query } = useStore(list.store);
  const { opened, open, close } = useOpened<AdminUser>(list);
  const columns = useUserColumns(open);
  return (
    <div className={styles.section}>
      <div className={styles.filters}>
        <TextInput
          className={styles.search}
          type="search"
          label={t('admin.users.search')}
          value={query.search}
          onChange={({ currentTarget }) => void list.filter({ search: currentTarget.value })}
        />
        <Choice
          label={t('admin.users.role')}
          value={query.role}
          options={[
            { value: '', label: t('admin.all') },
            { value: 'user', label: t(roleKeys.user) },
            { value: 'moderator', label: t(roleKeys.moderator) },
            { value: 'admin', label: t(roleKeys.admin) },
          ]}
          onChoose={(role) => void list.filter({ role })}
        />
        <Choice
          label={t('admin.users.state')}
          value={query.status}
          options={[
            { value: '', label: t('admin.all') },
            { value: 'active', label: t('admin.users.active') },
            { value: 'suspended', label: t('admin.users.suspended') },
          ]}
          onChoose={(status) => void list.filter({ status })}
        />
      </div>
      <PagedTable
        label={t('admin.section.users')}
        list={list}
        keyOf={({ id }) => id}
        empty={t('admin.users.empty')}
        columns={columns}
      />
      {opened ? <UserDialog key={opened.id} rest={rest} rights={rights} user={opened} onClose={close} /> : null}
    </div>
  );
};

const UserName = ({ user }: { readonly user: AdminUser }) => (
  <>
    <span className={styles.name}>{nameOf(user)}</span>
    <span className={styles.soft}>{user.email ?? user.username}</span>
  </>
);

const UserState = ({ user }: { readonly user: AdminUser }) => {
  const { t } = useTranslation();
  return user.isSuspended ? (
    <Badge color="red">{t('admin.users.suspended')}</Badge>
  ) : (
    <span>{t('admin.users.active')}</span>
  );
};

const useUserColumns = (onOpen: (item: AdminUser) => void): readonly Column<AdminUser>[] => {
  const { t } = useTranslation();
  const texts = useTexts();
  return [
    { key: 'name', label: t('admin.users.name'), cell: (user) => <UserName user={user} /> },
    { key: 'role', label: t('admin.users.role'), cell: ({ role }) => t(roleKeys[role]) },
    { key: 'state', label: t('admin.users.state'), cell: (user) => <UserState user={user} /> },
    {
      key: 'seen',
      label: t('admin.users.lastSeen'),
      cell: ({ lastSeen }) => (lastSeen ? texts.moment(lastSeen) : t('admin.never')),
    },
    { key: 'since', label: t('admin.users.since'), cell: ({ createdAt }) => texts.moment(createdAt) },
    {
      key: 'open',
      label: t('admin.actions'),
      cell: (user) => (
        <OpenButton
          text={t('admin.open')}
          label={t('admin.users.openNamed', { name: nameOf(user) })}
          onOpen={() => onOpen(user)}
        />
      ),
    },
  ];
};
