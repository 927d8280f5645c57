import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ServerConnection } from '#renderer/client/client-types.ts';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { moved, squareOf, wholeCrop } from '#renderer/features/account/model/crop.ts';
import { ProfileCards } from '#renderer/features/account/ProfileCards.tsx';
import type { WireUser } from '#shared/dialects/platform/index.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeConnection } from './support/fake-connection.ts';
import { FakeRest } from './support/fake-rest.ts';
import { ada, identityOf, profileOfAda } from './support/people.ts';
import { show } from './support/show.tsx';

const server = (start: Partial<WireUser> = {}) => {
  let profile: WireUser = { ...profileOfAda, ...start };
  return new FakeRest()
    .on(platformRoutes.getProfile, () => ok({ user: profile }))
    .on(platformRoutes.removeAvatar, () => ok({ user: (profile = { ...profile, avatar: null }) }))
    .on(platformRoutes.updateProfile, ({ body: { avatar: _unused, phoneNumber, ...rest } }) => {
      profile = { ...profile, ...rest };
      if (phoneNumber !== undefined) profile = { ...profile, phoneNumber: phoneNumber || null };
      return ok({ user: profile });
    });
};

const open = (rest: FakeRest) => {
  const identity = identityOf(ada);
  const line = new FakeConnection();
  const connection = createStore<ServerConnection | null>(() => line);
  return { ...show(<ProfileCards tools={{ rest, identity }} connection={connection} />), identity, line };
};

describe('the own profile', () => {
  it('saves name and phone number, and the new name is known everywhere', async () => {
    const rest = server();
    const { user, identity } = open(rest);
    const first = await screen.findByLabelText('First name');
    expect(screen.getByTestId('save-profile')).toBeDisabled();
    await user.clear(first);
    await user.type(first, 'Augusta');
    await user.type(screen.getByLabelText('Phone number'), '+44 1234');
    await user.click(screen.getByTestId('save-profile'));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(rest.inputsOf(platformRoutes.updateProfile)).toEqual([
      { body: { firstName: 'Augusta', lastName: 'Lovelace', phoneNumber: '+44 1234' } },
    ]);
    expect(identity.getState()).toMatchObject({ token: ada.token, user: { username: 'Augusta Lovelace' } });
  });

  it('keeps a name of one word as it is', async () => {
    const rest = server({ lastName: '' });
    const { user } = open(rest);
    await user.type(await screen.findByLabelText('Phone number'), '12345');
    await user.click(screen.getByTestId('save-profile'));
    expect(rest.inputsOf(platformRoutes.updateProfile)).toEqual([{ body: { firstName: 'Ada', phoneNumber: '12345' } }]);
  });

  it('shows how one is seen as soon as the line is there', async () => {
    let status: WireUser['status'] = 'offline';
    const rest = server().on(platformRoutes.getProfile, () => ok({ user: { ...profileOfAda, status } }));
    const { line } = open(rest);
    expect(await screen.findByLabelText('Invisible')).toBeChecked();
    status = 'busy';
    act(() => line.state.setState({ kind: 'online', user: ada.user }, true));
    await waitFor(() => expect(screen.getByLabelText('Busy')).toBeChecked());
  });

  it('takes the picture away', async () => {
    const rest = server({ avatar: '/avatars/65abc/face.jpg' });
    const { user, identity } = open(rest);
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(rest.inputsOf(platformRoutes.removeAvatar)).toHaveLength(1);
    expect(identity.getState()).not.toHaveProperty('user.avatar');
    expect(await screen.findByRole('button', { name: 'Add a picture' })).toBeVisible();
  });

  it('sends the mail that proves the address once more', async () => {
    const rest = server().on(platformRoutes.resendVerification, () => ok({}));
    const { user } = open(rest);
    await user.click(await screen.findByRole('button', { name: 'Send again' }));
    expect(await screen.findByText('A new link is on its way.')).toBeVisible();
    expect(rest.inputsOf(platformRoutes.resendVerification)).toEqual([{ body: { email: 'ada@example.org' } }]);
  });

  it('changes the password, and tells when the current one is wrong', async () => {
    let isRight = false;
    const rest = server({ isEmailVerified: true }).on(platformRoutes.changePassword, () =>
      isRight ? ok({}) : err({ code: 'INVALID_REQUEST', message: '' }),
    );
    const { user } = open(rest);
    await user.type(await screen.findByLabelText('Current password'), 'SecurePass123');
    await user.type(screen.getByLabelText('New password'), 'EvenBetter456');
    await user.click(screen.getByTestId('change-password'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The current password is wrong.');
    isRight = true;
    await user.click(screen.getByTestId('change-password'));
    expect(await screen.findByText(/Your other devices are signed out/)).toBeVisible();
    expect(screen.getByLabelText('New password')).toHaveValue('');
  });

  it('can be read again after a failure', async () => {
    const rest = new FakeRest().on(platformRoutes.getProfile, () => err({ code: 'OFFLINE', message: '' }));
    const { user } = open(rest);
    await screen.findByRole('alert');
    rest.on(platformRoutes.getProfile, () => ok({ user: profileOfAda }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('First name')).toHaveValue('Ada');
  });
});

describe('the square of a picture', () => {
  const wide = { width: 400, height: 200 };

  it('is the largest one in the middle at first', () => {
    expect(squareOf(wide, wholeCrop(wide))).toEqual({ left: 100, top: 0, side: 200 });
  });

  it('follows the hand and stops at the edge', () => {
    const right = moved(wide, wholeCrop(wide), { x: -0.25, y: 0.5 });
    expect(squareOf(wide, right)).toEqual({ left: 150, top: 0, side: 200 });
    const edge = moved(wide, right, { x: -9, y: 0 });
    expect(squareOf(wide, edge)).toEqual({ left: 200, top: 0, side: 200 });
    // No way is made beyond the edge that would have to be gone back.
    expect(squareOf(wide, moved(wide, edge, { x: 0.5, y: 0 })).left).toBe(100);
  });

  it('comes nearer around its middle, within reason', () => {
    expect(squareOf(wide, { ...wholeCrop(wide), zoom: 2 })).toEqual({ left: 150, top: 50, side: 100 });
    expect(squareOf(wide, { ...wholeCrop(wide), zoom: 99 }).side).toBe(50);
    expect(squareOf(wide, { ...wholeCrop(wide), zoom: 0.1 }).side).toBe(200);
  });
});
