import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CallScreen } from '#renderer/features/call/CallScreen.tsx';
import type { CallActions, CallView } from '#renderer/features/call/model/call-view.ts';
import { fakeSession } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const open = (view: CallView, actions: Partial<CallActions> = {}) => {
  const session = fakeSession(view, actions);
  const nothing = () => undefined;
  const shown = show(
    <CallScreen
      {...{ session, title: 'Ward round', callee: null, getInvite: null }}
      {...{ onReturn: nothing, onStage: nothing, onDevices: nothing }}
    />,
  );
  return { ...shown, session };
};

describe('before the call', () => {
  it('says when a planned one begins, and who planned it', () => {
    const startsAt = new Date().setHours(23, 58, 0, 0);
    open({ phase: 'waitingForTime', title: 'Ward round', startsAt, host: 'Ben' });
    expect(screen.getByTestId('planned-for')).toHaveTextContent(/^today, 11:58.PMPlanned by Ben$/i);
    expect(screen.getByRole('status')).toHaveTextContent('“Ward round” begins by itself at its time');
  });

  it('asks for its password, and again after a wrong one', async () => {
    const enterPassword = vi.fn();
    const { user, session } = open({ phase: 'needsPassword', title: '', attempt: 'none' }, { enterPassword });
    const field = screen.getByLabelText('Password');
    await user.type(field, '{Enter}');
    expect(enterPassword).not.toHaveBeenCalled();
    await user.type(field, 'simsim{Enter}');
    expect(enterPassword).toHaveBeenCalledExactlyOnceWith('simsim');
    expect(field).toHaveAccessibleDescription('');
    act(() => session.view.setState({ phase: 'needsPassword', title: '', attempt: 'wrong' }, true));
    expect(field).toHaveAccessibleDescription('This password is wrong. Try again.');
    expect(field).toHaveFocus();
    await user.keyboard('sesame{Enter}');
    expect(enterPassword).toHaveBeenLastCalledWith('sesame');
  });
});
