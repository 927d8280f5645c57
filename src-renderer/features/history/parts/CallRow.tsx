import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireHistoryEntry } from '#renderer/client/catalog.ts';
import { durationText } from '#renderer/ui/duration.ts';
import { dayText, timeText } from '#renderer/ui/when.ts';
import { markOf } from '../model/call-mark.ts';
import { titleOf } from '../model/call-title.ts';
import { markKeys } from '../model/mark-keys.ts';
import { CallMarkIcon } from './CallMarkIcon.tsx';
import styles from './CallRow.module.css';

export interface CallRowProps {
  readonly call: WireHistoryEntry;
  readonly now: number;
  readonly onOpen: () => void;
  /** Stands at the end of the line, such as a button to return. */
  readonly action?: ReactNode;
  /** Leaves the day out where a heading says it. */
  readonly withDay?: boolean;
}

/** One call of the history: what it was, who was there, when and how long. */
export const CallRow = ({ call, now, onOpen, action, withDay = true }: CallRowProps) => {
  const { t, i18n } = useTranslation();
  const mark = markOf(call);
  const at = Date.parse(call.createdAt);
  const time = timeText(at, i18n.language);
  const when = withDay ? t('history.dayAndTime', { day: dayText(at, now, i18n.language), time }) : time;
  const facts = [
    t(markKeys[mark]),
    when,
    mark === 'running' || call.duration === 0 ? null : durationText(call.duration * 1000, i18n.language),
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.row} data-testid="call-row" data-mark={mark}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <CallMarkIcon mark={mark} />
        <span className={styles.words}>
          <span className={styles.title} data-new={mark === 'missed' && !call.seen}>
            {titleOf(call) ?? t('common.meeting')}
          </span>
          <span className={styles.facts}>{facts.join(' · ')}</span>
        </span>
      </button>
      {action}
    </li>
  );
};
