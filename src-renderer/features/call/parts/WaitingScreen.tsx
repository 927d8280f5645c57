import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { ClockIcon, DoorIcon } from '#renderer/ui/icons.ts';
import type { CallView } from '../model/call-view.ts';
import { HomeButton } from './HomeButton.tsx';

const looks = {
  waitingForStart: { Icon: ClockIcon, title: 'call.waitingForStart.title', text: 'call.waitingForStart.text' },
  waitingForAdmission: {
    Icon: DoorIcon,
    title: 'call.waitingForAdmission.title',
    text: 'call.waitingForAdmission.text',
  },
} as const;

export interface WaitingScreenProps {
  readonly view: Extract<CallView, { phase: keyof typeof looks }>;
}

/** A guest waits: for the meeting to begin, or to be let in. */
export const WaitingScreen = ({ view }: WaitingScreenProps) => {
  const { t } = useTranslation();
  const { Icon, title, text } = looks[view.phase];
  return (
    <CenteredScreen key={view.phase} icon={<Icon size={36} />} title={t(title)} actions={<HomeButton />}>
      <p role="status" data-testid={view.phase}>
        {t(text, { title: view.title.trim() || t('common.meeting') })}
      </p>
    </CenteredScreen>
  );
};
