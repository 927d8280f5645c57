import { useEffect } from 'react';
import { useStore } from 'zustand';
import './call-styles.ts';
import type { CallSession } from './model/call-view.ts';
import { InCall } from './parts/InCall.tsx';
import type { GetInvite } from './parts/InviteDialog.tsx';
import { EndedScreen } from './parts/EndedScreen.tsx';
import { FailedScreen } from './parts/FailedScreen.tsx';
import { JoiningScreen } from './parts/JoiningScreen.tsx';
import { PasswordScreen } from './parts/PasswordScreen.tsx';
import { WaitingScreen } from './parts/WaitingScreen.tsx';

export interface CallScreenProps {
  readonly session: CallSession;
  readonly title: string;
  /** Whom a call between two is for; null for meetings. */
  readonly callee: string | null;
  /** Null for those who may not hand on a link. */
  readonly getInvite: GetInvite | null;
  /** Enters again after the end or a failure. */
  readonly onReturn: () => void;
  /** Tells whether the pictures are on the screen, which are always shown on dark ground. */
  readonly onStage: (onStage: boolean) => void;
  /** Microphone or camera were switched on purpose. */
  readonly onDevices: () => void;
}

/** One call from entering to its end. Shows the session's one value and hands its actions to buttons and keys. */
export const CallScreen = ({ session, title, callee, getInvite, onReturn, onStage, onDevices }: CallScreenProps) => {
  const view = useStore(session.view);
  const { enterPassword } = useStore(session.actions);
  const isInCall = view.phase === 'inCall';
  useEffect(() => {
    onStage(isInCall);
    return () => onStage(false);
  }, [isInCall, onStage]);
  if (view.phase === 'inCall')
    return (
      <InCall session={session} view={view} title={title} callee={callee} getInvite={getInvite} onDevices={onDevices} />
    );
  if (view.phase === 'joining') return <JoiningScreen />;
  if (view.phase === 'failed') return <FailedScreen failure={view} onRetry={onReturn} />;
  if (view.phase === 'needsPassword') return <PasswordScreen view={view} onEnter={enterPassword} />;
  if (view.phase === 'ended') return <EndedScreen view={view} onReturn={onReturn} />;
  return <WaitingScreen view={view} />;
};
