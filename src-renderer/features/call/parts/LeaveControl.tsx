import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LeaveIcon } from '#renderer/ui/icons.ts';
import type { CallControls } from '../hooks/use-call-controls.ts';
import styles from './ControlBar.module.css';
import { ControlButton } from './ControlButton.tsx';

/** Leaves with one click; whoever may end the meeting for all is asked which of the two is meant. */
export const LeaveControl = ({ controls }: { readonly controls: CallControls }) => {
  const { t } = useTranslation();
  const { leave, endForAll } = controls.act;
  const button = { label: t('call.leave'), Icon: LeaveIcon, look: 'danger', disabled: leave === null } as const;
  if (!endForAll) return <ControlButton {...button} onClick={leave ?? undefined} data-testid="leave" />;
  return (
    <Menu position="top-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ControlButton {...button} data-testid="leave" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={leave ?? undefined} data-testid="leave-only">
          {t('call.leaveOnly')}
        </Menu.Item>
        <Menu.Item
          className={styles.grave}
          onClick={() => controls.surfaces.openDialog({ kind: 'endForAll' })}
          data-testid="end-for-all"
        >
          {t('call.endForAll')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
