import { Menu } from '@mantine/core';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { WireUser } from '#renderer/client/catalog.ts';
import { paths } from '#renderer/platform/index.ts';
import { CheckIcon, SettingsIcon, SignOutIcon } from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { PresenceDot } from '#renderer/ui/PresenceDot.tsx';
import { ownStatusKeys, presences } from './model/presence-texts.ts';
import { createProfile } from './model/profile.ts';
import type { AccountTools } from './model/sign-in.ts';
import { PersonButton } from './parts/PersonButton.tsx';
import styles from './parts/PersonMenu.module.css';
import { SignOutDialog } from './parts/SignOutDialog.tsx';

export interface PersonMenuProps {
  readonly tools: AccountTools;
  readonly user: WireUser;
}

/** What belongs to whoever uses this browser: status, profile and settings, signing out. Open from the beginning. */
export const PersonMenu = ({ tools, user }: PersonMenuProps) => {
  const { t } = useTranslation();
  const profile = useMemo(() => createProfile(tools), [tools]);
  const view = useStore(profile.store);
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => void profile.load(), [profile]);
  const person = view.kind === 'ready' ? view.profile : null;
  return (
    <>
      <Menu
        position="bottom-end"
        width={260}
        withinPortal
        withInitialFocusPlaceholder={false}
        defaultOpened
        onOpen={() => void profile.load()}
      >
        <Menu.Target>
          <PersonButton user={user} />
        </Menu.Target>
        <Menu.Dropdown>
          <div className={styles.who}>
            <p className={styles.name}>{user.username}</p>
            {person?.email ? <p className={styles.email}>{person.email}</p> : null}
          </div>
          <Menu.Divider />
          <Menu.RadioGroup
            value={person?.status ?? null}
            onChange={(wish) => {
              const status = presences.find((known) => known === wish);
              if (status) void profile.setStatus(status);
            }}
          >
            {presences.map((status) => (
              <Menu.RadioItem key={status} value={status} checkIcon={<CheckIcon size={16} />}>
                <span className={styles.status}>
                  <PresenceDot status={status} />
                  {t(ownStatusKeys[status])}
                </span>
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item
            component={AppLink}
            href={paths.settings}
            leftSection={<SettingsIcon aria-hidden size={18} />}
            data-testid="to-settings"
          >
            {t('people.menu.settings')}
          </Menu.Item>
          <Menu.Item
            leftSection={<SignOutIcon aria-hidden size={18} />}
            onClick={() => setLeaving(true)}
            data-testid="sign-out"
          >
            {t('people.menu.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isLeaving ? (
        <SignOutDialog tools={tools} hasPassword={Boolean(person?.email)} onClose={() => setLeaving(false)} />
      ) : null}
    </>
  );
};
