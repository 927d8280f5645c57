import { useTranslation } from 'react-i18next';
import { CaptionsIcon, ChatIcon, InviteIcon, ParticipantsIcon } from '#renderer/ui/icons.ts';
import type { CallControls } from '../hooks/use-call-controls.ts';
import { keyOf } from '../layout/shortcuts.ts';
import styles from './ControlBar.module.css';
import { ControlButton } from './ControlButton.tsx';
import { LeaveControl } from './LeaveControl.tsx';
import { MediaControls } from './MediaControls.tsx';
import { MoreMenu } from './MoreMenu.tsx';

/** Everything one does in a call, in one row. */
export const ControlBar = ({ controls }: { readonly controls: CallControls }) => {
  const { t } = useTranslation();
  const { surface, togglePanel, toggleCaptions, openDialog } = controls.surfaces;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('call.controls')}>
      <MediaControls controls={controls} />
      <span className={styles.gap} />
      <ControlButton
        label={surface.captionsOn ? t('call.captions.hide') : t('call.captions.show')}
        Icon={CaptionsIcon}
        shortcut={keyOf('captions')}
        look={surface.captionsOn ? 'active' : 'plain'}
        aria-pressed={surface.captionsOn}
        onClick={toggleCaptions}
        wideOnly
        data-testid="toggle-captions"
      />
      <ControlButton
        label={
          controls.unreadChat > 0 ? t('call.chat.openUnread', { count: controls.unreadChat }) : t('call.chat.open')
        }
        Icon={ChatIcon}
        shortcut={keyOf('chat')}
        look={surface.panel === 'chat' ? 'active' : 'plain'}
        aria-expanded={surface.panel === 'chat'}
        badge={controls.unreadChat}
        onClick={() => togglePanel('chat')}
        data-testid="toggle-chat"
      />
      <ControlButton
        label={controls.waiting > 0 ? t('call.people.openWaiting', { count: controls.waiting }) : t('call.people.open')}
        Icon={ParticipantsIcon}
        shortcut={keyOf('participants')}
        look={surface.panel === 'participants' ? 'active' : 'plain'}
        aria-expanded={surface.panel === 'participants'}
        badge={controls.waiting}
        onClick={() => togglePanel('participants')}
        wideOnly
        data-testid="toggle-participants"
      />
      {controls.canInvite ? (
        <ControlButton
          label={t('call.invite')}
          Icon={InviteIcon}
          shortcut={keyOf('invite')}
          onClick={() => openDialog({ kind: 'invite' })}
          wideOnly
          data-testid="open-invite"
        />
      ) : null}
      <MoreMenu controls={controls} />
      <span className={styles.gap} />
      <LeaveControl controls={controls} />
    </div>
  );
};
