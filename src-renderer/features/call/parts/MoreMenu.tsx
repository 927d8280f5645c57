import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  CaptionsIcon,
  FullscreenIcon,
  InviteIcon,
  KeyboardIcon,
  MoreIcon,
  ParticipantsIcon,
  ScreenShareIcon,
  SettingsIcon,
  TranscriptIcon,
} from '#renderer/ui/icons.ts';
import type { CallControls } from '../hooks/use-call-controls.ts';
import styles from './ControlBar.module.css';
import { ControlButton } from './ControlButton.tsx';

/** What only narrow screens keep in the menu. */
const NarrowItems = ({ controls }: { readonly controls: CallControls }) => {
  const { t } = useTranslation();
  const { surfaces, act } = controls;
  return (
    <>
      <Menu.Item
        className={styles.narrowOnly}
        leftSection={<ParticipantsIcon aria-hidden size={18} />}
        onClick={() => surfaces.togglePanel('participants')}
      >
        {t('call.people.open')}
      </Menu.Item>
      <Menu.Item
        className={styles.narrowOnly}
        leftSection={<CaptionsIcon aria-hidden size={18} />}
        onClick={surfaces.toggleCaptions}
      >
        {surfaces.surface.captionsOn ? t('call.captions.hide') : t('call.captions.show')}
      </Menu.Item>
      {act.toggleScreen ? (
        <Menu.Item
          className={styles.narrowOnly}
          leftSection={<ScreenShareIcon aria-hidden size={18} />}
          onClick={act.toggleScreen}
        >
          {t('call.shortcut.screen')}
        </Menu.Item>
      ) : null}
      {controls.canInvite ? (
        <Menu.Item
          className={styles.narrowOnly}
          leftSection={<InviteIcon aria-hidden size={18} />}
          onClick={() => surfaces.openDialog({ kind: 'invite' })}
        >
          {t('call.invite')}
        </Menu.Item>
      ) : null}
      <Menu.Divider className={styles.narrowOnly} />
    </>
  );
};

/** Everything that is not needed every minute. */
export const MoreMenu = ({ controls }: { readonly controls: CallControls }) => {
  const { t } = useTranslation();
  const { openDialog, togglePanel } = controls.surfaces;
  return (
    <Menu position="top" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ControlButton label={t('call.more')} Icon={MoreIcon} data-testid="more" />
      </Menu.Target>
      <Menu.Dropdown>
        <NarrowItems controls={controls} />
        <Menu.Item
          leftSection={<SettingsIcon aria-hidden size={18} />}
          onClick={() => openDialog({ kind: 'devices' })}
          data-testid="open-devices"
        >
          {t('call.devices')}
        </Menu.Item>
        <Menu.Item leftSection={<TranscriptIcon aria-hidden size={18} />} onClick={() => togglePanel('captions')}>
          {t('call.captions.scrollback')}
        </Menu.Item>
        {controls.toggleFullScreen ? (
          <Menu.Item leftSection={<FullscreenIcon aria-hidden size={18} />} onClick={controls.toggleFullScreen}>
            {t('call.shortcut.fullScreen')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<KeyboardIcon aria-hidden size={18} />}
          onClick={() => openDialog({ kind: 'shortcuts' })}
          data-testid="open-shortcuts"
        >
          {t('call.shortcut.title')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
