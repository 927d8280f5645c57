import { Button, FocusTrap, Portal } from '@mantine/core';
import { useEffect, useEffectEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclinedIcon, PhoneIcon, VideoIcon, VideoOffIcon } from '#renderer/ui/icons.ts';
import { onShiftEnter } from '#renderer/ui/keyboard.ts';
import { PersonBadge } from '#renderer/ui/PersonBadge.tsx';
import { useRinging } from '../hooks/use-ringing.ts';
import type { RingView } from '../model/ring-model.ts';
import styles from './RingDialog.module.css';

type Ringing = Extract<RingView, { kind: 'ringing' }>;

/** Somebody calls: Enter answers, with Shift without the camera, Escape declines, and it is read out at once. */
export const RingDialog = ({ ring }: { readonly ring: Ringing }) => {
  const { t } = useTranslation();
  const title = useId();
  const text = useId();
  useRinging(ring);
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') ring.decline();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onEscape(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const Icon = ring.type === 'video' ? VideoIcon : PhoneIcon;
  return (
    <Portal>
      <div className={styles.backdrop}>
        <FocusTrap active>
          <div
            className={styles.dialog}
            role="alertdialog"
            aria-modal="true"
            aria-labelledby={title}
            aria-describedby={text}
            data-testid="incoming-call"
          >
            <div className={styles.badge}>
              <PersonBadge name={ring.callerName} avatar={ring.callerAvatar} size={88} />
            </div>
            <h2 id={title} className={styles.title}>
              {t('incoming.title', { name: ring.callerName })}
            </h2>
            <p id={text} className={styles.text}>
              {ring.type === 'video' ? t('incoming.video') : t('incoming.audio')}
            </p>
            <div className={styles.actions}>
              <Button
                size="lg"
                px={10}
                color="red"
                leftSection={<DeclinedIcon aria-hidden size={20} />}
                onClick={ring.decline}
                data-testid="decline"
              >
                {t('incoming.decline')}
              </Button>
              <Button
                size="lg"
                px={10}
                leftSection={<Icon aria-hidden size={20} />}
                onClick={ring.answer}
                onKeyDown={(event) => onShiftEnter(event, ring.answerWithoutCamera)}
                data-autofocus
                data-testid="answer"
              >
                {t('incoming.answer')}
              </Button>
              {ring.answerWithoutCamera ? (
                <Button
                  className={styles.quiet ?? ''}
                  variant="default"
                  leftSection={<VideoOffIcon aria-hidden size={18} />}
                  onClick={ring.answerWithoutCamera}
                  aria-keyshortcuts="Shift+Enter"
                  data-testid="answer-without-camera"
                >
                  {t('incoming.answerWithoutCamera')}
                </Button>
              ) : null}
            </div>
          </div>
        </FocusTrap>
      </div>
    </Portal>
  );
};
