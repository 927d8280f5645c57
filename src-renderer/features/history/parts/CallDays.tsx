import { useTranslation } from 'react-i18next';
import type { WireHistoryEntry } from '#renderer/client/catalog.ts';
import { dayText } from '#renderer/ui/when.ts';
import { groupByDay } from '../model/group-by-day.ts';
import styles from './CallDays.module.css';
import { CallRow } from './CallRow.tsx';

export interface CallDaysProps {
  readonly calls: readonly WireHistoryEntry[];
  readonly now: number;
  readonly onOpen: (callId: string) => void;
}

/** Calls under the day on which they were. */
export const CallDays = ({ calls, now, onOpen }: CallDaysProps) => {
  const { i18n } = useTranslation();
  return groupByDay(calls, (call) => Date.parse(call.createdAt)).map(({ day, items }) => (
    <section key={day} className={styles.day}>
      <h2 className={styles.heading}>{dayText(day, now, i18n.language)}</h2>
      <ul className={styles.calls}>
        {items.map((call) => (
          <CallRow key={call.callId} call={call} now={now} withDay={false} onOpen={() => onOpen(call.callId)} />
        ))}
      </ul>
    </section>
  ));
};
