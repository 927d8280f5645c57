import { useTranslation } from 'react-i18next';
import type { WireFailure } from '#renderer/client/client-types.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import type { SubmitState } from '#renderer/ui/use-submit.ts';
import { type AccountAction, failureTextOf } from '../model/failure-texts.ts';

export interface ActionFailureProps {
  readonly action: AccountAction;
  readonly state: SubmitState<WireFailure>;
}

/** Why a form was refused, in words that fit what was asked for. */
export const ActionFailure = ({ action, state }: ActionFailureProps) => {
  const { t } = useTranslation();
  if (state.kind !== 'failed') return null;
  const text = failureTextOf(action, state.failure);
  if (!text) return <FailureNote failure={state.failure} />;
  return (
    <Callout tone="danger" announce>
      <p>{t(text)}</p>
    </Callout>
  );
};
