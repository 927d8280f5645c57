import { useEffect, useEffectEvent, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { DeskCall, DeskCommand, DeskReport } from '#renderer/platform/index.ts';
import { LeaveIcon, MicrophoneIcon, MicrophoneOffIcon, FullscreenIcon } from '#renderer/ui/icons.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import type { MiniPicture } from '../model/mini-receiver.ts';
import { watchFlow } from '../model/picture-flow.ts';
import styles from './MiniWindow.module.css';

interface MiniWindowProps {
  readonly desk: StoreApi<DeskReport | null>;
  readonly picture: StoreApi<MiniPicture>;
  readonly command: (command: DeskCommand) => void;
}

/** Without pictures of this person, whatever holds them up, the badge stands before the last one of somebody else. */
const Picture = ({ track, badge }: { readonly track: MediaStreamTrack; readonly badge: ReactNode }) => {
  const video = useRef<HTMLVideoElement>(null);
  const [isFlowing, setFlowing] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = new MediaStream([track]);
    return watchFlow(element, setFlowing);
  }, [track]);
  return (
    <>
      <video ref={video} className={styles.picture} autoPlay playsInline muted data-testid="mini-picture" />
      {isFlowing ? null : badge}
    </>
  );
};

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly tone?: 'off' | 'leave';
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
  readonly testId: string;
}

const Tool = ({ label, keys, Icon, tone, isDisabled = false, onClick, testId }: ToolProps) => (
  <button
    type="button"
    className={styles.tool}
    data-tone={tone}
    aria-label={label}
    aria-keyshortcuts={keys === '' ? undefined : keys}
    title={keys === '' ? label : `${label} (${keys})`}
    disabled={isDisabled}
    onClick={onClick}
    onDoubleClick={(event) => event.stopPropagation()}
    data-testid={testId}
  >
    <Icon aria-hidden size={18} />
  </button>
);

const Tools = ({ call, command }: { readonly call: DeskCall } & Pick<MiniWindowProps, 'command'>) => {
  const { t } = useTranslation();
  const { microphone } = call;
  const label = { on: t('media.microphoneOff'), off: t('media.microphoneOn'), none: t('desktop.mini.noMicrophone') }[
    microphone
  ];
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('desktop.mini.tools')}>
      <Tool
        label={label}
        keys="M"
        Icon={microphone === 'on' ? MicrophoneIcon : MicrophoneOffIcon}
        {...(microphone === 'on' ? {} : { tone: 'off' as const })}
        isDisabled={microphone === 'none'}
        onClick={() => command({ kind: 'toggleMicrophone' })}
        testId="mini-microphone"
      />
      <Tool
        label={t('desktop.mini.back')}
        keys="Escape"
        Icon={FullscreenIcon}
        onClick={() => command({ kind: 'show' })}
        testId="mini-back"
      />
      <Tool
        label={t('desktop.mini.leave')}
        keys=""
        Icon={LeaveIcon}
        tone="leave"
        onClick={() => command({ kind: 'leave' })}
        testId="mini-leave"
      />
    </div>
  );
};

const useMiniKeys = (command: MiniWindowProps['command']): void => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'm') command({ kind: 'toggleMicrophone' });
    // On a button, Enter presses it.
    const isBack = event.key === 'Enter' && !(event.target instanceof HTMLButtonElement);
    if (isBack || event.key === 'Escape') command({ kind: 'show' });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

/** The call while its own window is out of sight: whoever speaks, and what is needed without going back. */
export const MiniWindow = ({ desk, picture, command }: MiniWindowProps) => {
  const { t } = useTranslation();
  const call = useStore(desk)?.call ?? null;
  const { shown, track } = useStore(picture);
  useMiniKeys(command);
  const title = call?.title;
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
  if (!call) return null;
  const name = shown?.name ?? call.title;
  const caption = shown?.isScreen ? t('desktop.mini.screenOf', { name }) : name;
  const badge = (
    <div className={styles.nobody} data-testid="mini-avatar">
      <PersonBadge name={name} size={72} />
    </div>
  );
  return (
    <main className={styles.window} onDoubleClick={() => command({ kind: 'show' })} data-testid="mini-call">
      <h1 className={styles.hidden}>{call.title}</h1>
      <div className={styles.grip} aria-hidden />
      {track && shown?.hasPicture ? <Picture key={caption} track={track} badge={badge} /> : badge}
      <p className={styles.name} data-testid="mini-name">
        {caption}
      </p>
      <Tools call={call} command={command} />
    </main>
  );
};
