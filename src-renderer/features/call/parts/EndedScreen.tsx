import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CenteredScreen } from '#renderer/ui/CenteredScreen.tsx';
import { clockText } from '#renderer/ui/duration.ts';
import { CheckIcon, EndedIcon } from '#renderer/ui/icons.ts';
import type { CallView, EndedWhy } from '../model/call-view.ts';
import { HomeButton } from './HomeButton.tsx';

interface EndedWords {
  readonly title: string;
  readonly text: string | null;
  /** Nothing went wrong. */
  readonly calm: boolean;
}

const words = {
  left: { title: 'call.ended.left', text: null, calm: true },
  ended: { title: 'call.ended.ended', text: null, calm: true },
  endedByOther: { title: 'call.ended.endedByOther', text: null, calm: true },
  declined: { title: 'call.ended.declined', text: null, calm: false },
  timeout: { title: 'call.ended.timeout', text: null, calm: false },
  removed: { title: 'call.ended.removed', text: null, calm: false },
  revoked: { title: 'call.ended.revoked', text: 'call.ended.revokedText', calm: false },
  replaced: { title: 'call.ended.replaced', text: 'call.ended.replacedText', calm: false },
  error: { title: 'call.ended.error', text: null, calm: false },
} as const satisfies Readonly<Record<EndedWhy, EndedWords>>;

export interface EndedScreenProps {
  readonly view: Extract<CallView, { phase: 'ended' }>;
  /** Back in where that is possible; else a new call, which is offered when nobody answered. */
  readonly onReturn: () => void;
}

/** The call is over for this person: why, how long it was, what next. */
export const EndedScreen = ({ view, onReturn }: EndedScreenProps) => {
  const { t } = useTranslation();
  const { title, text, calm } = words[view.why];
  const isUnanswered = view.why === 'declined' || view.why === 'timeout';
  const back =
    view.canReturn || isUnanswered ? (
      <Button onClick={onReturn} data-testid="return-to-call">
        {isUnanswered ? t('call.ended.again') : t('call.ended.return')}
      </Button>
    ) : null;
  return (
    <CenteredScreen
      icon={calm ? <CheckIcon size={36} /> : <EndedIcon size={34} />}
      title={t(title)}
      actions={
        <>
          {back}
          <HomeButton />
        </>
      }
    >
      {text ? <p>{t(text)}</p> : null}
      {view.durationMs > 0 ? <p>{t('call.ended.duration', { duration: clockText(view.durationMs) })}</p> : null}
    </CenteredScreen>
  );
};
