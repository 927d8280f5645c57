import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, type ComponentType, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { DeskCommand, DeskReport, DeskRing } from '#renderer/platform/index.ts';
import { DeclinedIcon, PhoneIcon, VideoIcon, VideoOffIcon } from '#renderer/ui/icons.ts';
import { type KeyDown, onShiftEnter } from '#renderer/ui/keyboard.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import styles from './RingWindow.module.css';

interface RingWindowProps {
  readonly desk: StoreApi<DeskReport | null>;
  readonly command: (command: DeskCommand) => void;
}

interface RingProps {
  readonly ring: DeskRing;
  /** The one that keys mean. */
  readonly isFirst: boolean;
  readonly onAnswer: () => void;
  /** Null for voice calls, which have none. */
  readonly onAnswerWithoutCamera: (() => void) | null;
  readonly onDecline: () => void;
}

interface RingButtonProps {
  readonly does: 'answer' | 'answer-without-camera' | 'decline';
  readonly label: string;
  /** Says whose call it is, for those who do not see it. */
  readonly fullLabel: string;
  readonly keys: string | undefined;
  readonly Icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly onClick: () => void;
  readonly onKeyDown?: ((event: KeyDown) => void) | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

const RingButton = ({ does, label, fullLabel, keys, Icon, onClick, onKeyDown, ref }: RingButtonProps) => (
  <button
    ref={ref}
    type="button"
    className={styles.button}
    data-tone={does}
    aria-label={fullLabel}
    aria-keyshortcuts={keys}
    onClick={onClick}
    onKeyDown={onKeyDown}
    data-testid={`ring-${does}`}
  >
    <Icon aria-hidden size={18} />
    <span className={styles.label}>{label}</span>
  </button>
);

const Ring = ({ ring, isFirst, onAnswer, onAnswerWithoutCamera, onDecline }: RingProps) => {
  const { t } = useTranslation();
  const title = useId();
  const text = useId();
  const answer = useRef<HTMLButtonElement>(null);
  // Before the first paint, like the keys below: whoever sees the ring can answer it at once.
  useLayoutEffect(() => {
    if (isFirst) answer.current?.focus();
  }, [isFirst]);
  const Icon = ring.kind === 'video' ? VideoIcon : PhoneIcon;
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section
      className={styles.ring}
      data-first={isFirst}
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={text}
      data-testid="ring"
      data-ring={ring.id}
    >
      <div className={styles.person}>
        <span className={styles.badge}>
          <PersonBadge name={ring.from} avatar={ring.avatar} size={isFirst ? 56 : 40} />
        </span>
        <div className={styles.words}>
          <Heading id={title} className={styles.title}>
            {t('incoming.title', { name: ring.from })}
          </Heading>
          <p id={text} className={styles.text}>
            <Icon aria-hidden size={16} />
            {ring.kind === 'video' ? t('incoming.video') : t('incoming.audio')}
          </p>
        </div>
      </div>
      <div className={styles.actions}>
        <RingButton
          does="decline"
          label={t('incoming.decline')}
          fullLabel={t('desktop.ringing.declineOf', { name: ring.from })}
          keys={isFirst ? 'Escape' : undefined}
          Icon={DeclinedIcon}
          onClick={onDecline}
        />
        <RingButton
          ref={answer}
          does="answer"
          label={t('incoming.answer')}
          fullLabel={t('desktop.ringing.answerOf', { name: ring.from })}
          keys={isFirst ? 'Enter' : undefined}
          Icon={Icon}
          onClick={onAnswer}
          onKeyDown={(event) => onShiftEnter(event, onAnswerWithoutCamera)}
        />
        {onAnswerWithoutCamera ? (
          <RingButton
            does="answer-without-camera"
            label={t('incoming.answerWithoutCamera')}
            fullLabel={t('desktop.ringing.answerWithoutCameraOf', { name: ring.from })}
            keys={isFirst ? 'Shift+Enter' : undefined}
            Icon={VideoOffIcon}
            onClick={onAnswerWithoutCamera}
          />
        ) : null}
      </div>
    </section>
  );
};

/** Who calls, while the main window has not the eyes of the person: Enter answers the first, with Shift without the camera, Escape declines it. */
export const RingWindow = ({ desk, command }: RingWindowProps) => {
  const { t } = useTranslation();
  const rings = useStore(desk)?.rings ?? [];
  const [first] = rings;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!first || event.repeat) return;
    if (event.key === 'Escape') command({ kind: 'decline', ringId: first.id });
    // On a button, Enter presses it.
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    const isQuiet = event.shiftKey && first.kind === 'video';
    command({ kind: isQuiet ? 'answerWithoutCamera' : 'answer', ringId: first.id });
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const from = first?.from;
  useEffect(() => {
    if (from !== undefined) document.title = t('incoming.title', { name: from });
  }, [from, t]);
  return (
    <main className={styles.window}>
      {rings.map((ring) => (
        <Ring
          key={ring.id}
          ring={ring}
          isFirst={ring === first}
          onAnswer={() => command({ kind: 'answer', ringId: ring.id })}
          onAnswerWithoutCamera={
            ring.kind === 'video' ? () => command({ kind: 'answerWithoutCamera', ringId: ring.id }) : null
          }
          onDecline={() => command({ kind: 'decline', ringId: ring.id })}
        />
      ))}
    </main>
  );
};
