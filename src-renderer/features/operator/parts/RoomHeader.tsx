import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { paths } from '#renderer/platform/index.ts';
import { clockText } from '#renderer/ui/duration.ts';
import {
  ArrowLeftIcon,
  EyeIcon,
  HeadphonesIcon,
  HeadphonesOffIcon,
  KeyboardIcon,
  LockIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  ParticipantsIcon,
  UnlockIcon,
  WindowIcon,
} from '#renderer/ui/icons.ts';
import { AppLink } from '#renderer/ui/navigation.tsx';
import { ScreenHeading } from '#renderer/ui/ScreenHeading.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { useControl, useWatching } from '../hooks/use-control-room.ts';
import type { WallSurfaceControls } from '../hooks/use-wall-surface.ts';
import type { ControlRoom } from '../model/control-view.ts';
import { type ControlShortcut, keyOf } from '../model/shortcuts.ts';
import styles from './RoomHeader.module.css';

export interface RoomHeaderProps {
  readonly room: ControlRoom;
  readonly surfaces: WallSurfaceControls;
  /** Shows the wall in a window of its own; null when it is in one. */
  readonly openWindow: (() => void) | null;
}

const Clock = ({ room }: Pick<RoomHeaderProps, 'room'>) => {
  const { t } = useTranslation();
  const now = useNow(1000);
  const { createdAt, endedAt } = useControl(room, (state) => state);
  const line = useWatching(room, (view) => view.line);
  const isLive = endedAt === null && line === 'online';
  return (
    <span className={styles.live} data-live={isLive} data-testid="session-state">
      <span className={styles.dot} aria-hidden />
      {endedAt === null ? (line === 'online' ? t('operator.live') : t('operator.reconnecting')) : t('operator.ended')}
      <span role="timer" aria-label={t('call.duration')}>
        {clockText((endedAt ?? now) - createdAt)}
      </span>
    </span>
  );
};

const Facts = ({ room }: Pick<RoomHeaderProps, 'room'>) => {
  const { t } = useTranslation();
  const { people, operators, isLocked } = useControl(room, (state) => state);
  return (
    <>
      <span className={styles.fact}>
        <ParticipantsIcon aria-hidden size={16} />
        {t('call.peopleCount', { count: people.size })}
      </span>
      <span className={styles.fact} data-testid="operators" data-count={operators}>
        <EyeIcon aria-hidden size={16} />
        {t('operator.operators', { count: operators })}
      </span>
      {isLocked ? (
        <span className={styles.fact} data-tone="locked">
          <LockIcon aria-hidden size={16} />
          {t('operator.locked')}
        </span>
      ) : null}
    </>
  );
};

interface ToolProps {
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly shortcut?: ControlShortcut;
  readonly isOn?: boolean;
  readonly onClick: (() => void) | null;
  readonly testId: string;
}

const Tool = ({ label, Icon, shortcut, isOn, onClick, testId }: ToolProps) => (
  <Tooltip label={shortcut ? `${label} (${keyOf(shortcut)})` : label}>
    <ActionIcon
      variant={isOn ? 'filled' : 'default'}
      size={40}
      radius="md"
      aria-label={label}
      aria-pressed={isOn}
      aria-keyshortcuts={shortcut ? keyOf(shortcut) : undefined}
      disabled={onClick === null}
      onClick={onClick ?? undefined}
      data-testid={testId}
    >
      <Icon aria-hidden size={20} />
    </ActionIcon>
  </Tooltip>
);

const Tools = ({ room, surfaces, openWindow }: RoomHeaderProps) => {
  const { t } = useTranslation();
  const actions = useStore(room.actions);
  const isListening = useStore(room.media, (media) => media.isListening);
  const { isLocked, people } = useControl(room, (state) => state);
  const { muteAll, unmuteAll, setLocked, end } = actions;
  const isAnyHeld = [...people.values()].some(({ isHeld }) => isHeld);
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('operator.tools')}>
      <Tool
        label={isListening ? t('operator.stopListening') : t('operator.listen')}
        Icon={isListening ? HeadphonesIcon : HeadphonesOffIcon}
        shortcut="listen"
        isOn={isListening}
        onClick={() => room.listen(!isListening)}
        testId="listen"
      />
      <Tool
        label={t('operator.muteAll')}
        Icon={MicrophoneOffIcon}
        shortcut="muteAll"
        onClick={muteAll && (() => void muteAll())}
        testId="mute-all"
      />
      <Tool
        label={t('operator.unmuteAll')}
        Icon={MicrophoneIcon}
        onClick={unmuteAll && isAnyHeld ? () => void unmuteAll() : null}
        testId="unmute-all"
      />
      <Tool
        label={isLocked ? t('operator.unlock') : t('operator.lock')}
        Icon={isLocked ? LockIcon : UnlockIcon}
        shortcut="lock"
        isOn={isLocked}
        onClick={setLocked && (() => void setLocked(!isLocked))}
        testId="lock"
      />
      {openWindow ? (
        <Tool label={t('operator.ownWindow')} Icon={WindowIcon} onClick={openWindow} testId="own-window" />
      ) : null}
      <Tool
        label={t('call.shortcut.title')}
        Icon={KeyboardIcon}
        shortcut="help"
        onClick={() => surfaces.change({ dialog: { kind: 'shortcuts' } })}
        testId="shortcuts"
      />
      <Button
        color="red"
        size="sm"
        radius="md"
        disabled={!end}
        onClick={() => surfaces.change({ dialog: { kind: 'end' } })}
        data-testid="end-session"
      >
        {t('operator.end.open')}
      </Button>
    </div>
  );
};

/** Which session this is, how it stands, and what concerns everybody in it. */
export const RoomHeader = ({ room, surfaces, openWindow }: RoomHeaderProps) => {
  const { t } = useTranslation();
  const title = useControl(room, (state) => state.title);
  return (
    <header className={styles.header}>
      <AppLink href={paths.control} className={styles.back} aria-label={t('operator.backToSessions')}>
        <ArrowLeftIcon aria-hidden size={20} />
      </AppLink>
      <ScreenHeading className={styles.title}>{title.trim() || t('operator.untitled')}</ScreenHeading>
      <Clock room={room} />
      <Facts room={room} />
      <Tools room={room} surfaces={surfaces} openWindow={openWindow} />
    </header>
  );
};
