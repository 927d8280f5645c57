import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WirePlannedCall } from '#renderer/client/platform-catalog.ts';
import { LockIcon } from '#renderer/ui/icons.ts';
import { dayText, timeText } from '#renderer/ui/when.ts';
import styles from '../ScheduleScreen.module.css';

export interface PlannedRowProps {
  readonly call: WirePlannedCall;
  readonly selfId: string;
  readonly now: number;
  readonly onJoin: () => void;
  readonly onCancel: () => void;
}

/** One planned call: when, what, whose, and what can be done with it. */
export const PlannedRow = ({ call, selfId, now, onJoin, onCancel }: PlannedRowProps) => {
  const { t, i18n } = useTranslation();
  const at = Date.parse(call.scheduledFor ?? call.createdAt);
  const isHost = call.host.id === selfId;
  const isRunning = call.status === 'active';
  const facts = [
    isRunning ? t('people.plan.running') : dayText(at, now, i18n.language),
    isHost ? t('people.plan.yours') : t('people.plan.by', { name: call.host.name }),
    call.invitations.length === 0 ? null : t('people.plan.invited', { count: call.invitations.length }),
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.row} data-testid="planned-call" data-status={call.status}>
      <span className={styles.time}>{timeText(at, i18n.language)}</span>
      <span className={styles.words}>
        <span className={styles.title}>
          {call.title}
          {call.settings.requirePassword ? <LockIcon size={15} aria-label={t('people.plan.locked')} /> : null}
        </span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </span>
      <span className={styles.actions}>
        {isHost && !isRunning ? (
          <Button variant="default" size="sm" onClick={onCancel} data-testid="cancel-planned">
            {t('people.plan.callOff')}
          </Button>
        ) : null}
        {isRunning || isHost ? (
          <Button size="sm" onClick={onJoin} data-testid="join-planned">
            {isRunning ? t('people.plan.join') : t('people.plan.start')}
          </Button>
        ) : null}
      </span>
    </li>
  );
};
