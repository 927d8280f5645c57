import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { ClockIcon, DoorIcon } from '#renderer/ui/icons.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { dayText, timeText } from '#renderer/ui/when.ts';
import type { CallView } from '../model/call-view.ts';
import { HomeButton } from './HomeButton.tsx';
import styles from './WaitingScreen.module.css';

const looks = {
  waitingForStart: { Icon: ClockIcon, title: 'call.waitingForStart.title', text: 'call.waitingForStart.text' },
  waitingForTime: { Icon: ClockIcon, title: 'call.waitingForStart.title', text: 'call.waitingForTime.text' },
  waitingForAdmission: {
    Icon: DoorIcon,
    title: 'call.waitingForAdmission.title',
    text: 'call.waitingForAdmission.text',
  },
} as const;

type Waiting = Extract<CallView, { phase: keyof typeof looks }>;

/** When a planned call begins, and by whom it is. */
const Plan = ({ startsAt, host }: Extract<Waiting, { phase: 'waitingForTime' }>) => {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const values = { day: dayText(startsAt, now, i18n.language), time: timeText(startsAt, i18n.language) };
  return (
    <p data-testid="planned-for">
      <strong className={styles.when}>{t('call.waitingForTime.when', values)}</strong>
      {t('call.waitingForTime.host', { name: host })}
    </p>
  );
};

/** Somebody waits: for the meeting to begin, or to be let in. */
export const WaitingScreen = ({ view }: { readonly view: Waiting }) => {
  const { t } = useTranslation();
  const { Icon, title, text } = looks[view.phase];
  return (
    <CenteredScreen key={view.phase} icon={<Icon size={36} />} title={t(title)} actions={<HomeButton />}>
      {view.phase === 'waitingForTime' ? <Plan {...view} /> : null}
      <p role="status" data-testid={view.phase}>
        {t(text, { title: view.title.trim() || t('common.meeting') })}
      </p>
    </CenteredScreen>
  );
};
