import { platform } from '#shared/dialects/platform/index.ts';
import type { Profile } from '#shared/contract/index.ts';
import { type BoundRoute, bindRoute } from '../dialect.ts';
import { success, toUser } from './values.ts';

const entries = platform.routes;
const nothing = () => ({});
const signedIn =
  (message: string) =>
  ({ profile, token }: { profile: Profile; token: string }) => ({
    ...success(message, { user: toUser(profile), token }),
    token,
  });
const done = (message: string) => () => success(message, {});

/** Accounts, sign-in and the own profile. */
export const authRoutes: readonly BoundRoute[] = [
  bindRoute(
    entries.register,
    'auth.register',
    ({ body: { phoneNumber, ...rest } }, { baseUrl }) => ({
      ...rest,
      phone: phoneNumber || undefined,
      linkBase: baseUrl,
    }),
    signedIn('User registered successfully'),
  ),
  bindRoute(entries.login, 'auth.login', ({ body }) => body, signedIn('Login successful')),
  bindRoute(entries.logout, 'auth.logout', nothing, done('Logout successful')),
  bindRoute(entries.getProfile, 'profile.get', nothing, ({ profile }) =>
    success('Profile retrieved successfully', { user: toUser(profile) }),
  ),
  bindRoute(
    entries.updateProfile,
    'profile.update',
    ({ body: { phoneNumber, avatar, ...rest } }) => ({
      ...rest,
      phone: phoneNumber === null ? '' : phoneNumber,
      avatar: avatar === null ? '' : avatar,
    }),
    ({ profile }) => success('Profile updated successfully', { user: toUser(profile) }),
  ),
  bindRoute(
    entries.uploadAvatar,
    'profile.setAvatar',
    ({ file }) => ({ content: file.content }),
    ({ profile }) => success('Avatar updated successfully', { user: toUser(profile), avatar: profile.avatar ?? '' }),
  ),
  bindRoute(
    entries.removeAvatar,
    'profile.update',
    () => ({ avatar: '' }),
    ({ profile }) => success('Avatar removed successfully', { user: toUser(profile) }),
  ),
  bindRoute(entries.checkSetup, 'auth.checkSetUp', ({ body }) => body, done('This link works')),
  bindRoute(entries.setup, 'auth.setUp', ({ body }) => body, signedIn('The administrator is set up')),
  bindRoute(entries.changePassword, 'auth.changePassword', ({ body }) => body, done('Password changed successfully')),
  bindRoute(
    entries.forgotPassword,
    'auth.requestReset',
    ({ body }, { baseUrl }) => ({ ...body, linkBase: baseUrl }),
    done('If there is an account with this address, a mail is on its way'),
  ),
  bindRoute(
    entries.resetPassword,
    'auth.resetPassword',
    ({ params, body }) => ({ ...params, ...body }),
    done('Password reset successfully'),
  ),
  bindRoute(
    entries.verifyEmail,
    'auth.verifyEmail',
    ({ params }) => params,
    ({ profile }) => success('Email verified successfully', { user: toUser(profile) }),
  ),
  bindRoute(
    entries.resendVerification,
    'auth.requestVerification',
    ({ body }, { baseUrl }) => ({ ...body, linkBase: baseUrl }),
    done('If this address waits to be confirmed, a mail is on its way'),
  ),
];
