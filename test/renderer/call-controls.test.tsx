import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CallScreen } from '#renderer/features/call/CallScreen.tsx';
import type { CallActions } from '#renderer/features/call/model/call-view.ts';
import { fakeMedia, inputOff } from './support/fake-media.ts';
import { fakeSession, type InCall, inCall, tile } from './support/fake-session.ts';
import { show } from './support/show.tsx';

const nothing = () => undefined;
const done = () => vi.fn(async () => undefined);
const media = () => fakeMedia({ microphone: { ...inputOff, on: true }, camera: { ...inputOff, on: true } });

const open = (actions: Partial<CallActions>, difference: Partial<InCall> = {}) => {
  const session = fakeSession(inCall(difference), actions, media());
  const getInvite = vi.fn(async () => ({ ok: true as const, value: 'https://host:8787/join/kfd-wmqx-tzr' }));
  const part = (
    <CallScreen
      session={session}
      title="Ward round"
      callee={null}
      getInvite={getInvite}
      onReturn={nothing}
      onStage={nothing}
      onDevices={nothing}
    />
  );
  return { ...show(part), session };
};

describe('buttons', () => {
  it('say what a click will do, and do it', async () => {
    const toggleMicrophone = done();
    const { user, session } = open({ toggleMicrophone });
    await user.click(screen.getByRole('button', { name: 'Turn microphone off' }));
    expect(toggleMicrophone).toHaveBeenCalledOnce();
    await session.media.setMicrophone(false);
    expect(await screen.findByRole('button', { name: 'Turn microphone on' })).toHaveAttribute('data-on', 'false');
  });

  it('rest while the action is impossible', () => {
    open({});
    expect(screen.getByTestId('toggle-microphone')).toBeDisabled();
    expect(screen.getByTestId('leave')).toBeDisabled();
  });

  it('leave at once for those who cannot end the meeting', async () => {
    const leave = done();
    const { user } = open({ leave });
    await user.click(screen.getByTestId('leave'));
    expect(leave).toHaveBeenCalledOnce();
  });

  it('ask before a meeting is ended for everybody', async () => {
    const [leave, endForAll] = [done(), done()];
    const { user } = open({ leave, endForAll });
    await user.click(screen.getByTestId('leave'));
    await user.click(await screen.findByTestId('end-for-all'));
    expect(endForAll).not.toHaveBeenCalled();
    const dialog = within(await screen.findByRole('dialog', { name: 'End the meeting for everyone?' }));
    await user.click(dialog.getByTestId('confirm'));
    expect(endForAll).toHaveBeenCalledOnce();
    expect(leave).not.toHaveBeenCalled();
  });

  it('show the invite with its code', async () => {
    const { user } = open({});
    await user.click(screen.getByTestId('open-invite'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Invite others' }));
    expect(await dialog.findByTestId('invite-url')).toHaveTextContent('https://host:8787/join/kfd-wmqx-tzr');
    expect(dialog.getByText('kfd-wmqx-tzr')).toBeVisible();
    expect(dialog.getByRole('img', { name: 'QR code of the invite link' })).toBeVisible();
  });
});

describe('the panel of people', () => {
  const people = [tile('self', { isSelf: true, name: 'Ada', isInitiator: true }), tile('ben', { name: 'Ben' })];

  it('counts them and says who began', async () => {
    const { user } = open({}, { tiles: people });
    await user.click(screen.getByTestId('toggle-participants'));
    const panel = within(screen.getByRole('complementary', { name: 'People (2)' }));
    expect(panel.getByText('Ada (you)')).toBeVisible();
    expect(panel.getByText('Started the meeting')).toBeVisible();
    expect(panel.queryByRole('button', { name: 'Remove Ben' })).toBeNull();
  });

  it('removes somebody only after asking', async () => {
    const remove = done();
    const { user } = open({ remove }, { tiles: people });
    await user.click(screen.getByTestId('toggle-participants'));
    await user.click(screen.getByRole('button', { name: 'Remove Ben' }));
    expect(remove).not.toHaveBeenCalled();
    await user.click(await screen.findByTestId('confirm'));
    expect(remove).toHaveBeenCalledWith('ben');
  });
});

describe('captions', () => {
  const captions = [
    { id: 'a', participantId: 'ben', name: 'Ben', text: 'Hello', original: 'Bonjour', isFinal: true, at: Date.now() },
  ];

  it('are shown over the pictures when switched on', async () => {
    const { user } = open({}, { captions });
    expect(screen.queryByTestId('captions')).toBeNull();
    await user.click(screen.getByTestId('toggle-captions'));
    expect(screen.getByTestId('captions')).toHaveTextContent('Ben Hello');
  });

  it('can be read again with the original, and keep the chosen size', async () => {
    const { user } = open({}, { captions });
    await user.click(screen.getByTestId('more'));
    await user.click(await screen.findByText('Captions so far'));
    const panel = within(screen.getByTestId('captions-panel'));
    expect(panel.getByText('Bonjour')).toBeVisible();
    await user.click(panel.getByRole('radio', { name: 'Large' }));
    expect(localStorage.getItem('beckon.caption-size')).toBe('"large"');
  });
});
