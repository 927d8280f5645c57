import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { findDesktop, showCallNotification } from '#renderer/platform/index.ts';
import type { RingView } from '../model/ring-model.ts';
import { startRingSound } from '../model/ring-sound.ts';

/** Makes a call heard and, while the page is hidden, seen outside of it, until it is answered or stops. */
export const useRinging = ({ callId, callerName }: Extract<RingView, { kind: 'ringing' }>): void => {
  const { t } = useTranslation();
  useEffect(() => {
    const stopSound = startRingSound();
    const title = t('incoming.title', { name: callerName });
    // The desktop app tells it by the system, with buttons.
    const hideNotification = findDesktop()
      ? () => undefined
      : showCallNotification({ title, body: t('incoming.notification'), tag: callId });
    const before = document.title;
    document.title = title;
    return () => {
      void stopSound();
      void hideNotification();
      document.title = before;
    };
  }, [callId, callerName, t]);
};
