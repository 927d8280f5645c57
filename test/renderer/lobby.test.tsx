import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createMediaChoice } from '#renderer/features/lobby/index.ts';
import { LobbyScreen, type LobbyScreenProps } from '#renderer/features/lobby/LobbyScreen.tsx';
import type { DeviceProblem, LocalMediaState } from '#renderer/media/local-media-state.ts';
import { fakeMedia, fakeTrack, inputOff } from './support/fake-media.ts';
import { show } from './support/show.tsx';

const open = (state: Partial<LocalMediaState> = {}, props: Partial<LobbyScreenProps> = {}) => {
  const media = fakeMedia(state);
  const choice = createMediaChoice();
  const onJoin = vi.fn();
  const onRename = vi.fn(async () => true);
  const part = (
    <LobbyScreen
      media={media}
      choice={choice}
      title="Ward round"
      personName="Ada"
      personAvatar={null}
      onRename={onRename}
      inviteUrl={null}
      onJoin={onJoin}
      onAlmostJoin={() => undefined}
      failure={null}
      {...props}
    />
  );
  return { ...show(part), media, choice, onJoin, onRename };
};

const failing = (problem: DeviceProblem): Partial<LocalMediaState> => ({
  camera: { ...inputOff, on: true, problem },
  microphone: { ...inputOff, on: true, problem },
});

describe('the lobby', () => {
  it('starts both devices for a newcomer', () => {
    const { media } = open();
    expect(media.store.getState()).toMatchObject({ camera: { on: true }, microphone: { on: true } });
  });

  it('starts the devices as they were left the last time', () => {
    createMediaChoice().write({ microphone: false, camera: true });
    const { media } = open();
    expect(media.store.getState()).toMatchObject({ camera: { on: true }, microphone: { on: false } });
  });

  it('joins muted and without camera, and remembers it', async () => {
    const { user, media, choice, onJoin } = open();
    await user.click(screen.getByRole('button', { name: 'Turn microphone off' }));
    await user.click(screen.getByRole('button', { name: 'Turn camera off' }));
    await user.click(screen.getByTestId('join-call'));
    expect(media.store.getState()).toMatchObject({ camera: { on: false }, microphone: { on: false } });
    expect(choice.read()).toEqual({ microphone: false, camera: false });
    expect(onJoin).toHaveBeenCalledOnce();
  });

  it('shows the camera as in a mirror, and the initials without one', () => {
    const { media } = open({ camera: { ...inputOff, on: true, track: fakeTrack('video', 'front') } });
    expect(screen.getByLabelText('Your camera')).toBeInTheDocument();
    expect(media.store.getState().camera.track?.id).toBe('front');
  });

  it('changes the name without leaving', async () => {
    const { user, onRename } = open();
    await user.click(screen.getByRole('button', { name: 'Change' }));
    const field = screen.getByLabelText('Your name');
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'Ada Lovelace{Enter}');
    expect(onRename).toHaveBeenCalledWith('Ada Lovelace');
    expect(await screen.findByText('Joining as Ada')).toBeVisible();
  });

  it('hands the invite on', () => {
    open({}, { inviteUrl: 'https://host:8787/join/kfd-wmqx-tzr' });
    expect(screen.getByText('kfd-wmqx-tzr')).toBeVisible();
    expect(screen.getByTestId('copy-invite')).toBeVisible();
  });
});

describe('a device that does not work', () => {
  it.each<[DeviceProblem, RegExp, RegExp]>([
    ['denied', /are blocked/, /address bar/],
    ['missing', /No camera and no microphone found/, /Plug one in/],
    ['inUse', /are in use/, /Another program/],
    ['insecureContext', /off limits on this page/, /secure connection/],
    ['unsupported', /cannot use camera and microphone/, /current version/],
    ['failed', /did not start/, /choose another one/],
  ])('(%s) is explained in plain words, once for both', async (problem, title, help) => {
    const { user, onJoin } = open(failing(problem));
    expect(screen.getAllByText(title)).toHaveLength(1);
    expect(screen.getByText(help)).toBeVisible();
    await user.click(screen.getByTestId('join-call'));
    expect(onJoin).toHaveBeenCalledOnce();
  });

  it('is explained for itself when the other one works', () => {
    open({ camera: { ...inputOff, on: true, problem: 'missing' } });
    expect(screen.getByText('No camera found')).toBeVisible();
  });

  it('is tried again on request', async () => {
    const { user, media } = open(failing('inUse'));
    const setCamera = vi.spyOn(media, 'setCamera');
    const setMicrophone = vi.spyOn(media, 'setMicrophone');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(setCamera).toHaveBeenCalledWith(true);
    expect(setMicrophone).toHaveBeenCalledWith(true);
  });
});
