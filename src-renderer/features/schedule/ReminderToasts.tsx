import { Button, CloseButton } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { paths } from '#renderer/platform/index.ts';
import { CalendarIcon } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/navigation.tsx';
import { timeText } from '#renderer/ui/when.ts';
import { createReminders, type Reminder } from './model/reminders.ts';
import styles from './ReminderToasts.module.css';

export interface ReminderToastsProps {
  readonly connection: StoreApi<ServerConnection | null>;
  readonly selfId: string;
}

/** Planned calls that begin soon, over every page, until they are looked at. */
export const ReminderToasts = ({ connection, selfId }: ReminderToastsProps) => {
  const { t, i18n } = useTranslation();
  const go = useGo();
  const reminders = useMemo(() => createReminders(connection, selfId), [connection, selfId]);
  useEffect(() => reminders.open(), [reminders]);
  const shown = useStore(reminders.store);
  const follow = ({ callId, conversationId, hasBegun }: Reminder) => {
    reminders.dismiss(callId);
    go(hasBegun ? paths.callIn(conversationId, callId) : paths.schedule);
  };
  return (
    <div className={styles.toasts} role="status">
      {shown.map((reminder) => (
        <div key={reminder.callId} className={styles.toast} data-testid="reminder">
          <CalendarIcon aria-hidden size={22} />
          <p className={styles.words}>
            <strong>{reminder.title}</strong>
            <span>
              {reminder.hasBegun
                ? t('people.plan.begun')
                : t('people.plan.beginsAt', { time: timeText(reminder.startsAt, i18n.language) })}
            </span>
          </p>
          <Button size="xs" onClick={() => follow(reminder)}>
            {reminder.hasBegun ? t('people.plan.join') : t('people.plan.show')}
          </Button>
          <CloseButton aria-label={t('common.close')} onClick={() => reminders.dismiss(reminder.callId)} />
        </div>
      ))}
    </div>
  );
};
