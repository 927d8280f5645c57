import { ActionIcon, Tooltip } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  AskIcon,
  FullscreenIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  MinimizeIcon,
  RemoveIcon,
} from '#renderer/ui/icons.ts';
import { useOpenDialog } from '../hooks/wall-dialogs.ts';
import type { Observed } from '../model/control-state.ts';
import type { ControlRoom } from '../model/control-view.ts';

export interface PersonActionsProps {
  readonly room: ControlRoom;
  readonly person: Observed;
  readonly tabIndex: number;
  readonly isLarge: boolean;
  readonly onEnlarge: () => void;
}

interface ActProps {
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly tabIndex: number;
  readonly onClick: (() => void) | null;
  readonly testId: string;
  readonly isActive?: boolean;
}

const Act = ({ label, Icon, tabIndex, onClick, testId, isActive = false }: ActProps) => (
  <Tooltip label={label}>
    <ActionIcon
      variant={isActive ? 'light' : 'subtle'}
      color={isActive ? 'red' : 'gray'}
      size={32}
      tabIndex={tabIndex}
      aria-label={label}
      disabled={onClick === null}
      onClick={onClick ?? undefined}
      data-testid={testId}
    >
      <Icon aria-hidden size={18} />
    </ActionIcon>
  </Tooltip>
);

/** What can be done about one participant. */
export const PersonActions = ({ room, person, tabIndex, isLarge, onEnlarge }: PersonActionsProps) => {
  const { t } = useTranslation();
  const { setHeld, remove } = useStore(room.actions);
  const openDialog = useOpenDialog();
  const { id, name } = person;
  const isHere = person.lostAt === null;
  const hold = setHeld && isHere ? (held: boolean) => () => void setHeld(id, held) : null;
  const common = { tabIndex };
  return (
    <div role="toolbar" aria-label={t('operator.action.of', { name })}>
      {person.isHeld ? (
        <Act
          {...common}
          label={t('operator.action.unmute', { name })}
          Icon={MicrophoneOffIcon}
          onClick={hold?.(false) ?? null}
          testId="unmute"
          isActive
        />
      ) : person.isMuted ? (
        <Act
          {...common}
          label={t('operator.action.ask', { name })}
          Icon={AskIcon}
          onClick={hold?.(false) ?? null}
          testId="ask-to-unmute"
        />
      ) : (
        <Act
          {...common}
          label={t('operator.action.mute', { name })}
          Icon={MicrophoneIcon}
          onClick={hold?.(true) ?? null}
          testId="mute"
        />
      )}
      <Act
        {...common}
        label={t('operator.action.remove', { name })}
        Icon={RemoveIcon}
        onClick={remove && isHere ? () => openDialog({ kind: 'remove', participantId: id, name }) : null}
        testId="remove"
      />
      <Act
        {...common}
        label={isLarge ? t('operator.action.shrink', { name }) : t('operator.action.enlarge', { name })}
        Icon={isLarge ? MinimizeIcon : FullscreenIcon}
        onClick={onEnlarge}
        testId="enlarge"
      />
    </div>
  );
};
