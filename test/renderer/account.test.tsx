import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { platformRoutes } from '#renderer/client/platform-catalog.ts';
import { safeTarget } from '#renderer/features/account/model/safe-target.ts';
import { PersonMenu } from '#renderer/features/account/PersonMenu.tsx';
import { RegisterScreen } from '#renderer/features/account/RegisterScreen.tsx';
import { SetUpScreen } from '#renderer/features/account/SetUpScreen.tsx';
import { SignInScreen } from '#renderer/features/account/SignInScreen.tsx';
import { VerifyEmailScreen } from '#renderer/features/account/VerifyEmailScreen.tsx';
import { createEmailProof } from '#renderer/features/account/model/email-proof.ts';
import { ResetPasswordScreen } from '#renderer/features/account/ResetPasswordScreen.tsx';
import { ForgotPasswordScreen } from '#renderer/features/account/ForgotPasswordScreen.tsx';
import type { WireUser } from '#shared/dialects/platform/index.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { FakeRest } from './support/fake-rest.ts';
import { ada, identityOf, nobody, profileOfAda } from './support/people.ts';
import { show } from './support/show.tsx';

const refusal = (code: string) => err({ code, message: `Refused: ${code}` });

const signedIn = (difference: Partial<WireUser> = {}) =>
  ok({ user: { ...profileOfAda, ...difference }, token: 'fresh-token' });

describe('signing in', () => {
  const open = (rest: FakeRest) => {
    const identity = nobody();
    const onSignedIn = vi.fn();
    return { ...show(<SignInScreen tools={{ rest, identity }} onSignedIn={onSignedIn} />), identity, onSignedIn };
  };
  const fill = async (user: ReturnType<typeof show>['user'], email = 'ada@example.org', password = 'SecurePass123') => {
    if (email) await user.type(screen.getByLabelText('E-mail address'), email);
    if (password) await user.type(screen.getByLabelText('Password'), password);
    await user.click(screen.getByTestId('sign-in'));
  };

  it('keeps the token and the name, and goes on', async () => {
    const rest = new FakeRest().on(platformRoutes.login, () => signedIn());
    const { user, identity, onSignedIn } = open(rest);
    await fill(user);
    expect(rest.inputsOf(platformRoutes.login)).toEqual([
      { body: { email: 'ada@example.org', password: 'SecurePass123' } },
    ]);
    expect(onSignedIn).toHaveBeenCalledOnce();
    expect(identity.getState()).toEqual({
      kind: 'account',
      token: 'fresh-token',
      user: { id: profileOfAda.id, username: 'Ada Lovelace', isAnonymous: false },
    });
  });

  it.each([
    ['UNAUTHORIZED', 'E-mail address or password is wrong.'],
    ['FORBIDDEN', /suspended/],
    ['RATE_LIMIT_EXCEEDED', /Too many tries/],
    ['OFFLINE', /cannot be reached/],
  ])('says what %s means here', async (code, text) => {
    const { user, identity } = open(new FakeRest().on(platformRoutes.login, () => refusal(code)));
    await fill(user);
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    expect(identity.getState()).toEqual({ kind: 'nobody' });
  });

  it('asks the server nothing while a field is wrong, and goes to that field', async () => {
    const rest = new FakeRest();
    const { user } = open(rest);
    await fill(user, 'ada');
    expect(screen.getByLabelText('E-mail address')).toHaveFocus();
    expect(screen.getByLabelText('E-mail address')).toHaveAccessibleDescription('This is not an e-mail address yet.');
    expect(rest.asked).toEqual([]);
  });

  it('leads on only to pages of this app', () => {
    expect(safeTarget('/contacts?x=1')).toBe('/contacts?x=1');
    for (const bad of [undefined, 'https://evil.example', '//evil.example/x', '/\\evil.example', 'contacts'])
      expect(safeTarget(bad)).toBe('/');
  });
});

describe('making an account', () => {
  it('offers the name that was used here, and signs in at once', async () => {
    const rest = new FakeRest().on(platformRoutes.register, () => signedIn());
    const identity = nobody();
    const onSignedIn = vi.fn();
    const { user } = show(
      <RegisterScreen tools={{ rest, identity }} suggestedName="Ada de Lovelace" onSignedIn={onSignedIn} />,
    );
    expect(screen.getByLabelText('First name')).toHaveValue('Ada');
    expect(screen.getByLabelText('Last name')).toHaveValue('de Lovelace');
    await user.type(screen.getByLabelText('E-mail address'), 'ada@example.org');
    await user.type(screen.getByLabelText('Password'), 'short');
    await user.click(screen.getByTestId('register'));
    expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/Use at least 8 characters/);
    await user.type(screen.getByLabelText('Password'), ' no longer');
    await user.click(screen.getByTestId('register'));
    expect(onSignedIn).toHaveBeenCalledOnce();
    expect(identity.getState()).toMatchObject({ kind: 'account', token: 'fresh-token' });
  });

  it('tells of an address that is taken', async () => {
    const rest = new FakeRest().on(platformRoutes.register, () => refusal('CONFLICT'));
    const { user } = show(
      <RegisterScreen tools={{ rest, identity: nobody() }} suggestedName="Ada Lovelace" onSignedIn={vi.fn()} />,
    );
    await user.type(screen.getByLabelText('E-mail address'), 'ada@example.org');
    await user.type(screen.getByLabelText('Password'), 'SecurePass123');
    await user.click(screen.getByTestId('register'));
    expect(await screen.findByRole('alert')).toHaveTextContent(/an account with this e-mail address already/);
  });
});

describe('the link of the first start', () => {
  const open = (rest: FakeRest) => {
    const identity = nobody();
    const onSignedIn = vi.fn();
    return {
      ...show(<SetUpScreen tools={{ rest, identity }} token="once" onSignedIn={onSignedIn} />),
      identity,
      onSignedIn,
    };
  };

  it('gives the administrator a name and a password', async () => {
    const rest = new FakeRest()
      .on(platformRoutes.checkSetup, () => ok({}))
      .on(platformRoutes.setup, () => signedIn({ role: 'admin' }));
    const { user, identity, onSignedIn } = open(rest);
    await user.type(await screen.findByLabelText('First name'), 'Ada');
    await user.type(screen.getByLabelText('Last name'), 'Lovelace');
    await user.type(screen.getByLabelText('E-mail address'), 'ada@example.org');
    await user.type(screen.getByLabelText('Password'), 'SecurePass123');
    await user.click(screen.getByTestId('set-up'));
    expect(rest.inputsOf(platformRoutes.checkSetup)).toEqual([{ body: { token: 'once' } }]);
    expect(rest.inputsOf(platformRoutes.setup)).toEqual([
      {
        body: {
          ...{ token: 'once', firstName: 'Ada', lastName: 'Lovelace' },
          ...{ email: 'ada@example.org', password: 'SecurePass123' },
        },
      },
    ]);
    expect(onSignedIn).toHaveBeenCalledOnce();
    expect(identity.getState()).toMatchObject({ kind: 'account', token: 'fresh-token' });
  });

  it('asks for nothing when it no longer works', async () => {
    open(new FakeRest().on(platformRoutes.checkSetup, () => refusal('INVALID_REQUEST')));
    expect(await screen.findByRole('alert')).toHaveTextContent(/Start the server again/);
    expect(screen.queryByLabelText('Password')).toBeNull();
  });
});

describe('the links of mails', () => {
  it('ask for a mail without telling whether there is such an account', async () => {
    const rest = new FakeRest().on(platformRoutes.forgotPassword, () => ok({}));
    const { user } = show(<ForgotPasswordScreen rest={rest} />);
    await user.type(screen.getByLabelText('E-mail address'), 'ada@example.org');
    await user.click(screen.getByRole('button', { name: 'Send the link' }));
    expect(await screen.findByRole('status')).toHaveTextContent(/If there is an account for ada@example.org/);
  });

  it('choose a new password once', async () => {
    const rest = new FakeRest().on(platformRoutes.resetPassword, () => ok({}));
    const { user, visited } = show(<ResetPasswordScreen rest={rest} token="once" />);
    await user.type(screen.getByLabelText('New password'), 'EvenBetter456');
    await user.click(screen.getByRole('button', { name: 'Save the new password' }));
    await user.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(rest.inputsOf(platformRoutes.resetPassword)).toEqual([
      { params: { token: 'once' }, body: { newPassword: 'EvenBetter456' } },
    ]);
    expect(visited).toEqual(['/sign-in']);
  });

  it('say that a used link no longer works', async () => {
    const rest = new FakeRest().on(platformRoutes.resetPassword, () => refusal('INVALID_REQUEST'));
    const { user } = show(<ResetPasswordScreen rest={rest} token="used" />);
    await user.type(screen.getByLabelText('New password'), 'EvenBetter456');
    await user.click(screen.getByRole('button', { name: 'Save the new password' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/This link no longer works/);
  });

  it('prove an address with one question, however often the page is drawn', async () => {
    const rest = new FakeRest().on(platformRoutes.verifyEmail, () => ok({ user: profileOfAda }));
    const proof = createEmailProof(rest, 'once');
    await Promise.all([proof.start(), proof.start()]);
    show(<VerifyEmailScreen proof={proof} />);
    expect(await screen.findByText(/ada@example.org belongs to your account now/)).toBeVisible();
    expect(rest.inputsOf(platformRoutes.verifyEmail)).toHaveLength(1);
  });

  it('can be tried again when only the line failed', async () => {
    let isUp = false;
    const rest = new FakeRest().on(platformRoutes.verifyEmail, () =>
      isUp ? ok({ user: profileOfAda }) : refusal('OFFLINE'),
    );
    const { user } = show(<VerifyEmailScreen proof={createEmailProof(rest, 'once')} />);
    await screen.findByRole('alert');
    isUp = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/belongs to your account now/)).toBeVisible();
  });
});

describe('the menu of a person', () => {
  const open = (rest: FakeRest) => {
    const identity = identityOf(ada);
    return { ...show(<PersonMenu tools={{ rest, identity }} user={ada.user} />), identity };
  };
  const server = (difference: Partial<WireUser> = {}) =>
    new FakeRest().on(platformRoutes.getProfile, () => ok({ user: { ...profileOfAda, ...difference } }));

  it('shows and changes how one shows to others', async () => {
    const rest = server({ status: 'away' }).on(platformRoutes.updateStatus, ({ body: { status } }) =>
      ok({ status, user: { ...profileOfAda, status } }),
    );
    const { user } = open(rest);
    await vi.waitFor(() => expect(screen.getByRole('menuitemradio', { name: 'Away' })).toBeChecked());
    await user.click(screen.getByRole('menuitemradio', { name: 'Busy' }));
    expect(rest.inputsOf(platformRoutes.updateStatus)).toEqual([{ body: { status: 'busy' } }]);
  });

  it('signs out on the server first, then here', async () => {
    const rest = server().on(platformRoutes.logout, () => ok({}));
    const { user, identity, visited } = open(rest);
    await screen.findByText('ada@example.org');
    await user.click(screen.getByTestId('sign-out'));
    expect(await screen.findByText(/no longer ring on this device/)).toBeVisible();
    expect(identity.getState()).toMatchObject({ kind: 'account', token: ada.token });
    await user.click(screen.getByTestId('confirm-sign-out'));
    expect(rest.inputsOf(platformRoutes.logout)).toHaveLength(1);
    expect(identity.getState()).toEqual({ kind: 'nobody' });
    expect(visited).toEqual(['/']);
  });

  it('stays signed in when the server cannot be told, and says so', async () => {
    const rest = server().on(platformRoutes.logout, () => refusal('OFFLINE'));
    const { user, identity } = open(rest);
    await user.click(await screen.findByTestId('sign-out'));
    await user.click(await screen.findByTestId('confirm-sign-out'));
    expect(within(await screen.findByRole('alert')).getByText(/cannot be reached/)).toBeVisible();
    expect(identity.getState()).toMatchObject({ kind: 'account', token: ada.token });
  });

  it('warns when nobody could ever come back into the account', async () => {
    const { user } = open(server({ email: null }));
    await user.click(await screen.findByTestId('sign-out'));
    expect(await screen.findByText(/This account has no password/)).toBeVisible();
  });
});
