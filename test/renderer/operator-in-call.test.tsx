import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CallScreen } from '#renderer/features/call/CallScreen.tsx';
import type { CallActions } from '#renderer/features/call/model/call-view.ts';
import { fakeMedia, inputOff } from './support/fake-media.ts';
import { fakeSession, type InCall, inCall, tile } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const nothing = () => undefined;

const open = (difference: Partial<InCall>, actions: Partial<CallActions> = {}) => {
  const media = fakeMedia({ microphone: { ...inputOff, on: true } });
  const session = fakeSession(inCall(difference), actions, media);
  const part = (
    <CallScreen
      session={session}
      title="Ward round"
      callee={null}
      getInvite={null}
      onReturn={nothing}
      onStage={nothing}
      onDevices={nothing}
    />
  );
  return { ...show(part), session };
};

describe('in a call that is steered from outside', () => {
  it('everybody sees that an operator watches, and that the call is locked', () => {
    open({ watchers: 1, isLocked: true });
    expect(screen.getByTestId('watched')).toHaveTextContent('An operator is watching');
    expect(screen.getByRole('img', { name: /^Locked/ })).toBeVisible();
  });

  it('nobody is told so when it is not true', () => {
    open({});
    expect(screen.queryByTestId('watched')).toBeNull();
    expect(screen.queryByRole('img', { name: /^Locked/ })).toBeNull();
  });

  it('who was muted sees by whom, above the pictures and at the button', () => {
    open({ isHeld: true }, { toggleMicrophone: async () => undefined });
    expect(screen.getByTestId('held')).toHaveTextContent('The operator muted you');
    const button = screen.getByRole('button', { name: 'Muted by the operator' });
    expect(button).toHaveAttribute('data-look', 'off');
  });

  it.each([
    ['Turn microphone on', true],
    ['Stay muted', false],
  ])('a request to speak is answered by "%s"', async (name, expected) => {
    const answerOperator = vi.fn(async () => undefined);
    const { user } = open({ isAskedToSpeak: true }, { answerOperator });
    await user.click(within(screen.getByTestId('asked-to-speak')).getByRole('button', { name }));
    expect(answerOperator).toHaveBeenCalledWith(expected);
  });
});

describe('a film', () => {
  const film = { id: 'f1', name: 'briefing.webm', url: '/files/f1', durationMs: 90_000 };
  const state = { filmId: 'f1', isPlaying: false, positionMs: 30_000, at: 0 };

  it('stands beside the people, with its name and its place', async () => {
    open({ film: { film, state }, tiles: [tile('self', { isSelf: true }), tile('ben')] });
    const player = within(screen.getByRole('figure', { name: 'Shared video: briefing.webm' }));
    expect(player.getByRole('timer', { name: 'Position' })).toHaveTextContent('0:30 / 1:30');
    expect(await screen.findAllByTestId('tile')).toHaveLength(2);
  });

  it('can be silenced here, for oneself alone', async () => {
    const { user } = open({ film: { film, state } });
    await user.click(screen.getByRole('button', { name: 'Turn sound off' }));
    expect(await screen.findByRole('button', { name: 'Turn sound on' })).toBeVisible();
  });
});
