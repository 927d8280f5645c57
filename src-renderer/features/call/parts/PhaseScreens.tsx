import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { clockText } from '#renderer/ui/duration.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { AlertIcon, CheckIcon, ClockIcon, DoorIcon, EndedIcon } from '#renderer/ui/icons.ts';
import { paths, useGo } from '#renderer/ui/navigation.tsx';
import type { CallView, EndedWhy } from '../model/call-view.ts';

const HomeButton = () => {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <Button variant="default" onClick={() => go(paths.home)} data-testid="to-home">
      {t('common.toHome')}
    </Button>
  );
};

/** The call is being entered. */
export const JoiningScreen = () => {
  const { t } = useTranslation();
  return (
    <CenteredScreen icon={<Loader color="beacon" size={36} />} title={t('call.joining')} actions={<HomeButton />} />
  );
};

type Waiting = Extract<CallView, { phase: 'waitingForStart' | 'waitingForAdmission' }>;

const waitingTexts = {
  waitingForStart: { Icon: ClockIcon, title: 'call.waitingForStart.title', text: 'call.waitingForStart.text' },
  waitingForAdmission: {
    Icon: DoorIcon,
    title: 'call.waitingForAdmission.title',
    text: 'call.waitingForAdmission.text',
  },
} as const;

/** A guest waits: for the meeting to begin, or to be let in. */
export const WaitingScreen = ({ view }: { readonly view: Waiting }) => {
  const { t } = useTranslation();
  const { Icon, title, text } = waitingTexts[view.phase];
  return (
    <CenteredScreen key={view.phase} icon={<Icon size={36} />} title={t(title)} actions={<HomeButton />}>
      <p role="status">{t(text, { title: view.title.trim() || t('common.meeting') })}</p>
    </CenteredScreen>
  );
};

const endedTitles = {
  left: 'call.ended.left',
  ended: 'call.ended.ended',
  endedByOther: 'call.ended.endedByOther',
  timeout: 'call.ended.timeout',
  removed: 'call.ended.removed',
  revoked: 'call.ended.revoked',
  replaced: 'call.ended.replaced',
  error: 'call.ended.error',
} as const satisfies Readonly<Record<EndedWhy, string>>;

const endedTexts: Readonly<Partial<Record<EndedWhy, 'call.ended.revokedText' | 'call.ended.replacedText'>>> = {
  revoked: 'call.ended.revokedText',
  replaced: 'call.ended.replacedText',
};

export interface EndedScreenProps {
  readonly view: Extract<CallView, { phase: 'ended' }>;
  /** Null when there is no way back in. */
  readonly onReturn: (() => void) | null;
}

/** The call is over for this person: why, how long it was, what next. */
export const EndedScreen = ({ view, onReturn }: EndedScreenProps) => {
  const { t } = useTranslation();
  const text = endedTexts[view.why];
  return (
    <CenteredScreen
      icon={view.why === 'left' || view.why === 'ended' ? <CheckIcon size={36} /> : <EndedIcon size={34} />}
      title={t(endedTitles[view.why])}
      actions={
        <>
          {onReturn ? (
            <Button onClick={onReturn} data-testid="return-to-call">
              {t('call.ended.return')}
            </Button>
          ) : null}
          <HomeButton />
        </>
      }
    >
      {text ? <p>{t(text)}</p> : null}
      {view.durationMs > 0 ? <p>{t('call.ended.duration', { duration: clockText(view.durationMs) })}</p> : null}
    </CenteredScreen>
  );
};

export interface FailedScreenProps {
  readonly failure: { readonly code: string; readonly message: string };
  readonly onRetry: () => void;
}

/** The call could not be entered. */
export const FailedScreen = ({ failure, onRetry }: FailedScreenProps) => {
  const { t } = useTranslation();
  return (
    <CenteredScreen icon={<AlertIcon size={36} />} title={t('call.failed')} actions={<HomeButton />}>
      <FailureNote failure={failure} onRetry={onRetry} />
    </CenteredScreen>
  );
};
