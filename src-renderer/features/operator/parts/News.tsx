import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { useAlertText } from '../hooks/use-alert-text.ts';
import { useControl, useWatching } from '../hooks/use-control-room.ts';
import type { ControlRoom } from '../model/control-view.ts';
import styles from './News.module.css';

const SHOWN_MS = 6_000;

/** A command that failed, for a few seconds. */
const Trouble = ({ room }: { readonly room: ControlRoom }) => {
  const trouble = useWatching(room, (view) => view.trouble);
  const [goneId, setGoneId] = useState(0);
  const id = trouble?.id ?? 0;
  useEffect(() => {
    if (id === 0) return undefined;
    const timer = setTimeout(() => setGoneId(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return trouble && trouble.id > goneId ? (
    <div className={styles.trouble}>
      <FailureNote failure={trouble.failure} />
    </div>
  ) : null;
};

/** What is told without being looked for: the newest alert, read out, and a command that failed. */
export const News = ({ room }: { readonly room: ControlRoom }) => {
  const { t } = useTranslation();
  const textOf = useAlertText();
  const [newest] = useControl(room, (state) => state.alerts.open);
  const line = useWatching(room, (view) => view.line);
  return (
    <>
      <VisuallyHidden role="status">{newest ? textOf(newest) : ''}</VisuallyHidden>
      <VisuallyHidden role="status">{line === 'online' ? '' : t('call.lineLost')}</VisuallyHidden>
      <Trouble room={room} />
    </>
  );
};
