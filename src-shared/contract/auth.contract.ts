import { z } from 'zod';
import { operation } from './define.ts';
import { email, profile, profileChange } from './profiles.models.ts';

const done = z.object({});
/** Scheme, host and port that links in mails lead to. */
const linkBase = z.string();
const password = z.string();
const signedIn = z.object({ profile, token: z.string() });

const EMAIL = 'ada@example.org';
const PASSWORD = 'SecurePass123';
const LINKS = 'https://beckon.local:8787';

export const authOperations = {
  'auth.register': operation({
    input: z.object({
      firstName: z.string(),
      lastName: z.string(),
      email,
      password,
      phone: z.string().optional(),
      linkBase,
    }),
    output: signedIn,
    errors: ['INVALID_INPUT', 'EMAIL_TAKEN', 'PASSWORD_UNUSABLE'],
    permission: 'anyone',
    doc: 'Makes an account with e-mail and password, signs it in and sends a mail to verify the address.',
    example: { firstName: 'Ada', lastName: 'Lovelace', email: EMAIL, password: PASSWORD, linkBase: LINKS },
  }),
  'auth.login': operation({
    input: z.object({ email, password }),
    output: signedIn,
    errors: ['CREDENTIALS_WRONG', 'ACCOUNT_SUSPENDED', 'TOO_MANY_ATTEMPTS'],
    permission: 'anyone',
    doc: 'Signs in by e-mail and password; the person shows as online. Wrong attempts are slowed down per address and account.',
    example: { email: EMAIL, password: PASSWORD },
  }),
  'auth.logout': operation({
    input: done,
    output: done,
    errors: [],
    permission: 'account',
    doc: 'Ends the sign-in that asks: its token is worth nothing any more and its connections are closed.',
    example: {},
  }),
  'auth.changePassword': operation({
    input: z.object({ currentPassword: password, newPassword: password }),
    output: done,
    errors: ['PASSWORD_WRONG', 'PASSWORD_UNUSABLE', 'TOO_MANY_ATTEMPTS'],
    permission: 'account',
    doc: 'Changes the own password. All other sign-ins of the account end, the asking one stays.',
    example: { currentPassword: PASSWORD, newPassword: 'EvenBetter456' },
  }),
  'auth.requestReset': operation({
    input: z.object({ email, linkBase }),
    output: done,
    errors: [],
    permission: 'anyone',
    doc: 'Sends a link to choose a new password. Succeeds for unknown addresses as well, so that nobody learns who has an account.',
    example: { email: EMAIL, linkBase: LINKS },
  }),
  'auth.resetPassword': operation({
    input: z.object({ token: z.string(), newPassword: password }),
    output: done,
    errors: ['LINK_INVALID', 'PASSWORD_UNUSABLE'],
    permission: 'anyone',
    doc: 'Chooses a new password by the link of a mail, which works once. All sign-ins of the account end.',
    example: { token: 'x2F0', newPassword: 'EvenBetter456' },
  }),
  'auth.verifyEmail': operation({
    input: z.object({ token: z.string() }),
    output: z.object({ profile }),
    errors: ['LINK_INVALID'],
    permission: 'anyone',
    doc: 'Proves by the link of a mail that the address belongs to the account.',
    example: { token: 'x2F0' },
  }),
  'auth.requestVerification': operation({
    input: z.object({ email, linkBase }),
    output: done,
    errors: [],
    permission: 'anyone',
    doc: 'Sends the mail to verify the address once more. Succeeds for unknown and for verified addresses as well.',
    example: { email: EMAIL, linkBase: LINKS },
  }),
  'auth.checkSetUp': operation({
    input: z.object({ token: z.string() }),
    output: done,
    errors: ['LINK_INVALID'],
    permission: 'anyone',
    doc: 'Tells whether the set-up link that the terminal showed still works.',
    example: { token: 'x2F0' },
  }),
  'auth.setUp': operation({
    input: z.object({ token: z.string(), firstName: z.string(), lastName: z.string(), email, password }),
    output: signedIn,
    errors: ['LINK_INVALID', 'EMAIL_TAKEN', 'PASSWORD_UNUSABLE'],
    permission: 'anyone',
    doc: 'Gives the built-in administrator a name, an address and a password by the link that the terminal showed, once, and signs in.',
    example: { token: 'x2F0', firstName: 'Ada', lastName: 'Lovelace', email: EMAIL, password: PASSWORD },
  }),
  'profile.get': operation({
    input: done,
    output: z.object({ profile }),
    errors: [],
    permission: 'account',
    doc: 'Reads the own profile.',
    example: {},
  }),
  'profile.update': operation({
    input: profileChange,
    output: z.object({ profile }),
    errors: ['INVALID_INPUT'],
    permission: 'account',
    doc: 'Changes the own profile. What is not given stays; an empty phone number or avatar is taken away.',
    example: { firstName: 'Ada', phone: '+441234567890' },
  }),
} as const;
